package org.mailassay.analysis.testing;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dns.AskOnceDns;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.spamfilter.SpamFilter;
import org.mailassay.analysis.verdict.MessageEvaluation;

/// A message as a scan sees it, written in a test.
public record ScannedMail(
        String text, Connection connection, String reversePath, Dns dns, Fetcher fetcher, List<SpamFilter> filters) {
    private static final Connection.Tls TLS = new Connection.Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384");

    /// A message that was sent from `mail.example.com` at 198.51.100.1 over TLS by `bounce@example.com`.
    ///
    /// @param text with bare line feeds
    public static ScannedMail of(String text, Dns dns) {
        return new ScannedMail(text, new Connection.Unknown(), "bounce@example.com", dns, Fetcher.none(), List.of())
                .from("198.51.100.1", "mail.example.com", "ESMTPS");
    }

    /// The same from another client.
    public ScannedMail from(String client, String helo, String protocol) {
        Optional<Connection.Tls> tls = protocol.endsWith("S") ? Optional.of(TLS) : Optional.empty();
        return over(new Connection.Smtp(InetAddress.ofLiteral(client), 12345, helo, protocol, tls));
    }

    /// The same over another connection.
    public ScannedMail over(Connection other) {
        return new ScannedMail(text, other, reversePath, dns, fetcher, filters);
    }

    /// The same with another envelope sender.
    public ScannedMail returning(String sender) {
        return new ScannedMail(text, connection, sender, dns, fetcher, filters);
    }

    /// The same with something to fetch with.
    public ScannedMail fetching(Fetcher other) {
        return new ScannedMail(text, connection, reversePath, dns, other, filters);
    }

    /// The same with spam filters.
    public ScannedMail filteredBy(SpamFilter... others) {
        return new ScannedMail(text, connection, reversePath, dns, fetcher, List.of(others));
    }

    /// The message alone.
    public ReceivedMessage message() {
        return new ReceivedMessage(
                "test",
                Octets.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                new Envelope(reversePath, List.of("scan@assay.example.net")),
                connection,
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    /// What checks get.
    public ScanMaterial material() {
        return ScanMaterial.of(
                message(),
                new ScanPorts(new AskOnceDns(dns), fetcher, filters),
                new MessageEvaluation(dns, new KeyRecordCache(), "mx.assay.example.net"));
    }
}
