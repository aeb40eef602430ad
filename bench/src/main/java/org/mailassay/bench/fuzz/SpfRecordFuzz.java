package org.mailassay.bench.fuzz;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.spf.ReceivedSpf;
import org.mailassay.analysis.spf.SpfCheck;
import org.mailassay.analysis.spf.SpfEvaluation;
import org.mailassay.analysis.spf.SpfRecord;
import org.mailassay.analysis.spf.SpfRecordJudgement;
import org.mailassay.analysis.spf.SpfRequest;
import org.mailassay.analysis.spf.SpfSyntax;

/// Fuzzes the sender policy (RFC 7208, section 12): the record's parser, the macros, the evaluation of a record that
/// every name of the world publishes, and its judgement without a message.
public final class SpfRecordFuzz {
    private static final InetAddress CLIENT = InetAddress.ofLiteral("2001:db8::9");

    private SpfRecordFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(SpfRecordFuzz.class, SpfRecordFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        String text = "v=spf1 " + new String(data, StandardCharsets.ISO_8859_1);
        if (SpfRecord.parse(text) instanceof SpfSyntax.Broken broken
                && broken.errors().stream().anyMatch(error -> error.offset() > text.length())) {
            throw new IllegalStateException("an error behind the end");
        }
        Dns dns = (name, type) -> answer(text, type);
        SpfRequest request = SpfRequest.mailFrom(CLIENT, "helo.example.net", "a-b+c.d@mail.example.com");
        SpfCheck check = new SpfEvaluation(dns).check(request);
        if (ReceivedSpf.of(check).lines().anyMatch(line -> line.length() > 998)) {
            throw new IllegalStateException("a header line that is too long");
        }
        SpfRecordJudgement.of(new DomainName("mail.example.com"), dns);
    }

    private static DnsAnswer answer(String text, RecordType type) {
        return switch (type) {
            case TXT -> found(DnsRecord.Txt.of(text));
            case MX -> found(new DnsRecord.Mx(1, "mx.example.com"));
            case PTR -> found(new DnsRecord.Ptr("host.example.com"));
            case A, AAAA, NS, CNAME, SOA, DS, DNSKEY, TLSA, SPF, CAA -> new DnsAnswer.NoData(Security.INSECURE);
        };
    }

    private static DnsAnswer found(DnsRecord one) {
        return new DnsAnswer.Found(List.of(one), List.of(), Duration.ZERO, Security.INSECURE);
    }
}
