package org.mailassay.analysis.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.mailassay.analysis.checks.GainTest.Case;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.testing.ScanMail;

/// Mails whose domain publishes a record that says something else than it should, by what it leads to, by what stands
/// beside it, or by its form.
final class PublishedGains {
    private PublishedGains() {}

    static Stream<Case> cases() {
        return Stream.of(openTo(), openEnds(), policies(), hosts(), keys()).flatMap(one -> one);
    }

    private static ScanMail zones(String old, String other) {
        ScanMail clean = ScanDefectsTest.clean();
        assertThat(clean.zones()).contains(old);
        return clean.withZones(clean.zones().replace(old, other));
    }

    private static ScanMail dmarc(String... records) {
        return zones("\"" + GainTest.DMARC + "\"", "\"" + String.join("\"\n  - TXT: \"", records) + "\"");
    }

    /// @param record of example.com
    /// @param other of other.example
    private static ScanMail led(String record, String other) {
        ScanMail mail = zones(GainTest.SPF, record);
        return mail.withZones(mail.zones() + "other.example:\n  - TXT: \"" + other + "\"\n");
    }

    private static Stream<Case> openTo() {
        String all = "v=spf1 +all";
        return Stream.of(
                Case.copied("everybody by an include", "spf.record", led("v=spf1 include:other.example -all", all)),
                Case.copied(
                        "everybody by an include, and listed",
                        "spf.record",
                        led("v=spf1 ip4:192.0.2.1 include:other.example", "v=spf1 ip4:0.0.0.0/0 -all")),
                Case.copied(
                        "everybody by an include behind what says nothing",
                        "spf.record",
                        led("v=spf1 ?ip4:192.0.2.1 include:other.example -all", all)),
                Case.copied("everybody by a redirect", "spf.record", led("v=spf1 redirect=other.example", all)),
                Case.copied(
                        "everybody by a redirect, and listed",
                        "spf.record",
                        led("v=spf1 ip4:192.0.2.1 redirect=other.example", all)),
                Case.copied(
                        "everybody by networks together",
                        "spf.record",
                        zones(GainTest.SPF, "v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all")));
    }

    private static Stream<Case> openEnds() {
        String record = "v=spf1 redirect=other.example";
        return Stream.of(
                Case.copied("neutral by a redirect", "spf.result", led(record, "v=spf1 ?all")),
                Case.copied(
                        "neutral by a redirect, by the record, and more faults",
                        "spf.record",
                        led(record, "v=spf1 a:gone.other.example ?all")),
                Case.copied(
                        "no end by a redirect, and listed there", "spf.record", led(record, "v=spf1 ip4:192.0.2.1")));
    }

    private static Stream<Case> policies() {
        return Stream.of(
                Case.copied("two records", "dmarc.result", dmarc(GainTest.DMARC, "v=DMARC1; p=none")),
                Case.copied(
                        "two records, reports go elsewhere",
                        "dmarc.result",
                        dmarc("v=DMARC1; p=reject; rua=mailto:a@other.example", "v=DMARC1; p=none")),
                Case.copied("two records without a policy", "dmarc.result", dmarc("v=DMARC1", "v=DMARC1; sp=x")),
                Case.copied("another version", "dmarc.result", dmarc("v=dmarc1; p=reject")),
                Case.copied("version last", "dmarc.result", dmarc("p=reject; rua=mailto:d@example.com; v=DMARC1")));
    }

    private static Stream<Case> hosts() {
        String policy = "version: STSv1\nmode: enforce\nmax_age: 604800\nmx: mail.example.com\n";
        ScanMail clean = ScanDefectsTest.clean();
        ScanMail unnumbered = clean.withZones(clean.zones() + "_mta-sts.example.com:\n  - TXT: v=STSv1\n");
        return Stream.of(
                Case.copied("HELO name", "spf.helo", zones("v=spf1 a -all", "v=spf1 -all")),
                Case.copied("an MTA-STS record without id", "domain.mta_sts", unnumbered.fetching(Fetcher.none())),
                Case.copied(
                        "an MTA-STS record without id, and a policy",
                        "domain.mta_sts",
                        unnumbered.fetching(ScanDefectsTest.web()
                                .with(
                                        "https://mta-sts.example.com/.well-known/mta-sts.txt",
                                        "text/plain",
                                        policy.getBytes(StandardCharsets.US_ASCII)))));
    }

    private static Stream<Case> keys() {
        String name = "test._domainkey.example.com:\n";
        return Stream.of(Case.told(
                "two records for one key",
                "dkim.signatures",
                zones(name, name + "  - TXT: google=1\n"),
                ScanDefectsTest.clean()));
    }
}
