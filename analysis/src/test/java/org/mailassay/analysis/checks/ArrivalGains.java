package org.mailassay.analysis.checks;

import static org.mailassay.analysis.checks.GainTest.clean;
import static org.mailassay.analysis.checks.GainTest.spf;
import static org.mailassay.analysis.checks.GainTest.zones;

import java.util.stream.Stream;
import org.mailassay.analysis.checks.GainTest.Case;
import org.mailassay.analysis.testing.ScanMail;

/// Mails whose replies or bounces cannot arrive, or do not arrive as they should.
final class ArrivalGains {
    private static final String REPORTING =
            "_smtp._tls.example.com:\n  - TXT: v=TLSRPTv1; rua=mailto:tls@example.com\n";

    private ArrivalGains() {}

    static Stream<Case> cases() {
        return Stream.concat(answers(), exchangers());
    }

    private static Case unnamed() {
        ScanMail mail = clean().unsigned();
        String field = mail.text()
                .lines()
                .filter(line -> line.startsWith("From:"))
                .findFirst()
                .orElseThrow();
        return Case.copied("no From field", "headers.from", mail.replacing(field + "\n", ""));
    }

    private static Case routed(String name, String records, String more) {
        ScanMail mail = zones("  - MX: [10, mail.example.com]\n", records);
        return Case.copied(name, "domain.mx", mail.withZones(mail.zones() + more));
    }

    private static Stream<Case> exchangers() {
        String good = "  - MX: [10, mail.example.com]\n";
        return Stream.of(
                routed("an exchanger without an address", good + "  - MX: [20, gone.example.com]\n", ""),
                routed("an address for an exchanger", good + "  - MX: [5, 192.0.2.1]\n", ""),
                routed(
                        "a private exchanger",
                        good + "  - MX: [20, inner.example.com]\n",
                        "inner.example.com:\n  - A: 10.1.2.3\n"),
                routed("an alias", "  - MX: [10, mx.example.com]\n", "mx.example.com:\n  - CNAME: mail.example.com\n"),
                routed(
                        "an alias beside its host",
                        good + "  - MX: [20, mx.example.com]\n",
                        "mx.example.com:\n  - CNAME: mail.example.com\n"),
                routed("twice the same", good + "  - MX: [20, mail.example.com]\n", ""),
                routed("a null MX beside", good + "  - MX: [0, \"\"]\n", ""),
                routed("a null MX with a preference", "  - MX: [7, \"\"]\n", ""),
                routed("none but an address", "", ""));
    }

    /// Whose domain takes no mail, is not there, or is not the only one.
    private static Stream<Case> answers() {
        String exchanger = "  - MX: [10, mail.example.com]\n";
        ScanMail none = zones(exchanger, "  - MX: [0, \"\"]\n");
        String elsewhere = "Reply-To: desk@sender.example\nSubject: What";
        String sender = """
                sender.example:
                  - A: 192.0.2.1
                  - MX: [10, mail.example.com]
                  - TXT: "v=spf1 ip4:192.0.2.1 -all"
                """;
        ScanMail silent = spf("v=spf1 ip4:192.0.2.99 ~all");
        String nowhere = "bounce@nowhere.example";
        return Stream.of(
                Case.told("takes no mail", "domain.replies", none, clean()),
                Case.told(
                        "takes no mail and has policies",
                        "domain.replies",
                        none.withZones(none.zones() + REPORTING),
                        clean().withZones(clean().zones() + REPORTING)),
                Case.told(
                        "takes no bounces",
                        "domain.bounces",
                        none.replacing("Subject: What", elsewhere).withZones(none.zones() + sender),
                        clean().replacing("Subject: What", elsewhere).withZones(clean().zones() + sender)),
                Case.told("the envelope's domain does not exist", "spf.result", clean().reversePath(nowhere), clean()),
                Case.told(
                        "the envelope's domain does not exist, by the bounces",
                        "domain.bounces",
                        clean().reversePath(nowhere),
                        clean().reversePath(nowhere).withZones(clean().zones() + "nowhere.example:\n" + exchanger)),
                Case.told(
                        "the envelope's domain does not exist, and nothing is signed",
                        "spf.result",
                        clean().reversePath(nowhere).unsigned(),
                        clean().unsigned()),
                Case.told(
                        "the envelope's domain does not exist, and more faults",
                        "spf.result",
                        silent.reversePath(nowhere).unsigned(),
                        silent.unsigned()),
                unnamed(),
                Case.told(
                        "two From fields",
                        "headers.from",
                        clean().replacing("Subject: What", "From: Other <other@sender.example>\nSubject: What"),
                        clean()),
                Case.told(
                        "two From fields of one domain",
                        "headers.from",
                        clean().replacing("Subject: What", "From: Other <other@example.com>\nSubject: What"),
                        clean()));
    }
}
