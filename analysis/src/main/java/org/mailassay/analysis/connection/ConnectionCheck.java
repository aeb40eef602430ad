package org.mailassay.analysis.connection;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.json.ZonelessTime;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// Looks at the client that brought a message, and at how it came.
public final class ConnectionCheck implements Check {
    private final String receiver;

    /// @param receiver the name of this host, which no client may call its own
    public ConnectionCheck(String receiver) {
        this.receiver = receiver;
    }

    @Override
    public String name() {
        return "connection";
    }

    @Override
    public List<Criterion> criteria() {
        return ConnectionFindings.ALL;
    }

    @Override
    public CheckReport run(ScanMaterial material) {
        return switch (material.message().connection()) {
            case Connection.Unknown _ -> unknown(material);
            case Connection.Hidden hidden -> hidden(hidden, material);
            case Connection.Smtp smtp when LocalAddress.is(smtp.client()) -> local(smtp, material);
            case Connection.Smtp smtp -> judge(smtp, material);
        };
    }

    private static CheckReport unknown(ScanMaterial material) {
        SequencedMap<String, Object> server = new LinkedHashMap<>();
        for (String name : List.of("ip", "hostname", "protocol", "helo", "ptr", "fcrdns")) {
            server.put(name, Optional.empty());
        }
        server.put("received_at", ZonelessTime.text(material.message().receivedAt()));
        SequencedMap<String, Object> tls = new LinkedHashMap<>();
        for (String name : List.of("used", "version", "cipher")) {
            tls.put(name, Optional.empty());
        }
        return unverified("The message did not come over SMTP, so nothing is known of its connection.")
                .with("server", server)
                .with("security.tls", tls);
    }

    /// A gateway hands on what the client sends: what it said and how it encrypted is the client's own.
    private static CheckReport hidden(Connection.Hidden hidden, ScanMaterial material) {
        List<Finding> judged = List.of(
                ConnectionFindings.tls(hidden.tls(), hidden.protocol()), ConnectionFindings.esmtp(hidden.protocol()));
        List<Finding> findings = ConnectionFindings.ALL.stream()
                .map(criterion -> judged.stream()
                        .filter(finding -> finding.criterion().equals(criterion))
                        .findFirst()
                        .orElseGet(() -> criterion.unverified("Not judged: " + Connection.Hidden.REASON + ".")))
                .toList();
        SequencedMap<String, Object> server = new LinkedHashMap<>();
        server.put("ip", Optional.empty());
        server.put("hostname", Optional.empty());
        server.put("protocol", hidden.protocol());
        server.put("helo", hidden.helo());
        server.put("ptr", Optional.empty());
        server.put("fcrdns", Optional.empty());
        server.put("received_at", ZonelessTime.text(material.message().receivedAt()));
        server.put("address_unseen", Connection.Hidden.REASON);
        return CheckReport.of(findings).with("server", server).with("security.tls", tls(hidden.tls()));
    }

    private static CheckReport local(Connection.Smtp smtp, ScanMaterial material) {
        String reason = "The client's address, " + IpAddressText.format(smtp.client())
                + ", is one of a private network: a gateway or a relay stands between the sender and this server, so"
                + " what is seen of the connection is not the sender's.";
        return details(unverified(reason), smtp, new ReverseName.Unknown(reason), material);
    }

    private static CheckReport unverified(String reason) {
        return CheckReport.of(ConnectionFindings.ALL.stream()
                .map(criterion -> criterion.unverified(reason))
                .toList());
    }

    private CheckReport judge(Connection.Smtp smtp, ScanMaterial material) {
        Dns dns = material.ports().dns();
        InetAddress client = smtp.client();
        ReverseName reverse = new ReverseLookup(dns).of(client);
        HeloName helo = HeloName.of(smtp.helo(), receiver);
        Optional<HeloName.Match> match = helo instanceof HeloName.Host(var name)
                ? Optional.of(HeloName.match(name, client, dns))
                : Optional.empty();
        String suggested = helo instanceof HeloName.Host(var name) ? name.text() : "";
        // Where there is no name to suggest, the server's own name is one that leads back.
        boolean leadsBack = match.isEmpty() || match.get() instanceof HeloName.Match.Agrees;
        List<Finding> findings = List.of(
                ConnectionFindings.tls(smtp.tls(), smtp.protocol()),
                ConnectionFindings.reverse(reverse, client, suggested),
                ConnectionFindings.confirmed(reverse, client, suggested, leadsBack),
                ConnectionFindings.named(reverse, client),
                ConnectionFindings.helo(helo, smtp.helo()),
                ConnectionFindings.heloAddress(helo, match),
                ConnectionFindings.esmtp(smtp.protocol()),
                ConnectionFindings.addressFamily(client));
        return details(CheckReport.of(findings), smtp, reverse, material);
    }

    private static CheckReport details(
            CheckReport report, Connection.Smtp smtp, ReverseName reverse, ScanMaterial material) {
        Object name = switch (reverse) {
            case ReverseName.Confirmed(String confirmed) -> confirmed;
            case ReverseName.Unconfirmed(String claimed) -> claimed;
            case ReverseName.None _, ReverseName.Unknown _ -> Optional.empty();
        };
        boolean confirmed = reverse instanceof ReverseName.Confirmed;
        SequencedMap<String, Object> server = new LinkedHashMap<>();
        server.put("ip", IpAddressText.format(smtp.client()));
        server.put("hostname", confirmed ? name : Optional.empty());
        server.put("protocol", smtp.protocol().isEmpty() ? Optional.empty() : smtp.protocol());
        server.put("helo", smtp.helo());
        server.put("ptr", name);
        server.put("fcrdns", reverse instanceof ReverseName.Unknown ? Optional.empty() : confirmed);
        server.put("received_at", ZonelessTime.text(material.message().receivedAt()));
        return report.with("server", server).with("security.tls", tls(smtp.tls()));
    }

    private static SequencedMap<String, Object> tls(Optional<Connection.Tls> used) {
        SequencedMap<String, Object> tls = new LinkedHashMap<>();
        tls.put("used", used.isPresent());
        tls.put("version", used.<Object>map(Connection.Tls::version).orElse(Optional.empty()));
        tls.put("cipher", used.<Object>map(Connection.Tls::cipherSuite).orElse(Optional.empty()));
        return tls;
    }
}
