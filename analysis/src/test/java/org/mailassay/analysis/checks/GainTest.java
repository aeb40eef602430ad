package org.mailassay.analysis.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.scan.ScanReport;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.score.ScoredFinding;
import org.mailassay.analysis.testing.FakeWeb;
import org.mailassay.analysis.testing.ScanMail;

/// Whoever follows the advice of a finding gains what the finding says: no point less and none more.
class GainTest {
    static final String SPF = "v=spf1 ip4:192.0.2.1 -all";
    static final String DMARC = "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com";
    private static final String POST = "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n";

    /// A mail with something to mend.
    ///
    /// @param criterion whose advice is followed
    /// @param remedy follows it
    record Case(String name, String criterion, ScanMail mail, BiFunction<ScanMail, Fix, ScanMail> remedy) {
        /// The advice has a record or a field to copy.
        static Case copied(String name, String criterion, ScanMail mail) {
            return new Case(name, criterion, mail, Remedy::follow);
        }

        /// The advice is in words, and this is the mail by them.
        static Case told(String name, String criterion, ScanMail mail, ScanMail mended) {
            return new Case(name, criterion, mail, (_, _) -> mended);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static ScanMail clean() {
        return ScanDefectsTest.clean();
    }

    static ScanMail zones(String old, String other) {
        assertThat(clean().zones()).contains(old);
        return clean().withZones(clean().zones().replace(old, other));
    }

    static ScanMail spf(String record) {
        return zones(SPF, record);
    }

    private static ScanMail dmarc(String record) {
        return zones(DMARC, record);
    }

    private static ScanMail withoutDmarc() {
        return zones("_dmarc.example.com:\n  - TXT: \"" + DMARC + "\"\n", "");
    }

    private static ScanMail without(String text) {
        return clean().replacing(text, "");
    }

    /// From a domain that neither SPF nor a signature speaks for.
    private static ScanMail foreign(ScanMail mail) {
        return mail.unsigned().reversePath("bounce@sender.example").withZones(mail.zones() + """
                sender.example:
                  - A: 192.0.2.1
                  - MX: [10, mail.example.com]
                  - TXT: "v=spf1 ip4:192.0.2.1 -all"
                """);
    }

    private static ScanMail signed(ScanMail mail) {
        return new ScanMail(
                mail.text(),
                mail.zones(),
                true,
                mail.connection(),
                mail.reversePath(),
                mail.receivedAt(),
                mail.fetcher(),
                mail.filters());
    }

    private static ScanMail uncovered(ScanMail mail) {
        return ScanDefectsTest.uncovered(mail);
    }

    private static Stream<Case> senders() {
        String helo = clean().zones().replace("  - TXT: \"v=spf1 a -all\"\n", "");
        return Stream.of(
                Case.copied("no SPF", "spf.result", zones("  - TXT: \"" + SPF + "\"\n", "")),
                Case.copied("softfail", "spf.result", spf("v=spf1 mx:other.example ~all")),
                Case.copied("fail", "spf.result", spf("v=spf1 ip4:192.0.2.99 -all")),
                Case.copied("fail by a term in the middle", "spf.result", spf("v=spf1 -ip4:192.0.2.0/24 ~all")),
                Case.copied("neutral", "spf.result", spf("v=spf1 ip4:192.0.2.99 ?all")),
                Case.copied("no end", "spf.result", spf("v=spf1 ip4:192.0.2.99")),
                Case.copied("neutral, by the record", "spf.record", spf("v=spf1 ip4:192.0.2.99 ?all")),
                Case.copied("no end, by the record", "spf.record", spf("v=spf1 ip4:192.0.2.99")),
                Case.copied("no end and listed", "spf.record", spf("v=spf1 ip4:192.0.2.1")),
                Case.copied("everybody", "spf.record", spf("v=spf1 +all")),
                Case.copied("everybody and more faults", "spf.record", spf("v=spf1 ip4:192.0.2.1 ptr all")),
                Case.copied("everybody by network", "spf.record", spf("v=spf1 ip4:0.0.0.0/0 -all")),
                Case.copied(
                        "HELO name and envelope are one",
                        "spf.result",
                        clean().reversePath("bounce@mail.example.com").withZones(helo)),
                Case.copied(
                        "SPF fails and nothing else answers",
                        "spf.result",
                        spf("v=spf1 -all").unsigned()),
                Case.told("no signature", "dkim.result", clean().unsigned(), clean()),
                Case.told(
                        "no signature and no SPF",
                        "dkim.result",
                        spf("v=spf1 -all").unsigned(),
                        spf("v=spf1 -all")),
                Case.told("changed behind the signature", "dkim.result", uncovered(changed()), uncovered(clean())));
    }

    private static ScanMail changed() {
        return clean().replacing("Subject: What we read in September", "Subject: What we read in  September!");
    }

    private static Stream<Case> policies() {
        return Stream.of(
                Case.copied("no DMARC", "dmarc.result", withoutDmarc()),
                Case.copied("no policy in the record", "dmarc.result", dmarc("v=DMARC1; p=nothing; sp=no")),
                new Case(
                        "no DMARC and nothing aligned",
                        "dmarc.result",
                        foreign(withoutDmarc()),
                        (mail, fix) -> signed(Remedy.follow(mail, fix))),
                Case.told("nothing aligned", "dmarc.result", foreign(clean()), signed(foreign(clean()))),
                Case.copied("none", "dmarc.policy", dmarc("v=DMARC1; p=none; rua=mailto:dmarc@example.com")),
                Case.copied("none, tested", "dmarc.policy", dmarc("v=DMARC1;p=none;t=y;rua=mailto:a@example.com")),
                Case.copied("tested", "dmarc.policy", dmarc(DMARC + "; t=y")),
                Case.copied("no p", "dmarc.policy", dmarc("v=DMARC1; rua=mailto:dmarc@example.com")),
                Case.copied("bad p", "dmarc.policy", dmarc("v=DMARC1; p=block; np=x; rua=mailto:d@example.com")),
                Case.copied("no reports", "dmarc.reporting", dmarc("v=DMARC1; p=reject")));
    }

    private static Stream<Case> headers() {
        ScanMail plain = without(POST);
        String list = """
                List-Unsubscribe: <https://example.com/unsubscribe?r=12345>,
                 <mailto:unsubscribe@example.com?subject=12345>
                """;
        return Stream.of(
                Case.copied("no Post field", "unsubscribe.one_click", plain),
                new Case(
                        "no Post field, and a signature over neither",
                        "unsubscribe.one_click",
                        uncovered(plain),
                        (_, fix) -> signed(Remedy.follow(plain, fix))),
                Case.copied("no Post field, no signature", "unsubscribe.one_click", plain.unsigned()),
                new Case(
                        "no field at all",
                        "unsubscribe.header",
                        plain.replacing(list, ""),
                        (mail, fix) -> Remedy.follow(mail.replacing("List-Id:", POST + "List-Id:"), fix)),
                new Case(
                        "field without brackets, and no Post field",
                        "unsubscribe.header",
                        plain.replacing(list, "List-Unsubscribe: https://example.com/u\n"),
                        (mail, fix) -> Remedy.follow(mail.replacing("List-Id:", POST + "List-Id:"), fix)),
                Case.told(
                        "an answer to nothing",
                        "headers.thread",
                        clean().replacing("Subject: What", "Subject: Re: What").replacing(POST, ""),
                        plain));
    }

    private static Stream<Case> content() {
        ScanMail broken = clean().fetching(new FakeWeb("""
                https://example.com/books/walk 404
                https://example.com/books/lamps 404
                https://example.com/books/letters 404
                https://example.com/walk.png 404
                """));
        String program = """

                --between
                Content-Type: application/octet-stream; name="setup.exe"
                Content-Disposition: attachment; filename="setup.exe"

                setup
                --between--
                """;
        return Stream.of(
                Case.told(
                        "links lead nowhere",
                        "links.broken",
                        broken,
                        clean().fetching(ScanDefectsTest.web().with("https://example.com/walk.png", "404"))),
                Case.told(
                        "the picture is not there",
                        "images.broken",
                        broken,
                        clean().fetching(ScanDefectsTest.web()
                                .with("https://example.com/books/walk", "404")
                                .with("https://example.com/books/lamps", "404")
                                .with("https://example.com/books/letters", "404"))),
                Case.told(
                        "a program",
                        "content.attachments",
                        without("Message-ID: <2026-09-01.12345@example.com>\n")
                                .replacing("multipart/alternative", "multipart/mixed")
                                .replacing("\n--between--", program),
                        without("Message-ID: <2026-09-01.12345@example.com>\n")
                                .replacing("multipart/alternative", "multipart/mixed")));
    }

    private static Stream<Case> deceits() {
        ScanMail script = linking("javascript:go()");
        ScanMail two = script.replacing("https://example.com/books/letters\"", "data:text/html,x\"");
        ScanMail event = script.replacing("<h1>", "<h1 onclick=\"go()\">");
        ScanMail named = clean().replacing("https://example.com/books/lamps", "https://other.example/confirm");
        return Stream.of(
                Case.told("a script for a link", "links.dangerous", script, clean()),
                Case.told("a script for a link, by the HTML", "content.scripts", script, clean()),
                Case.told(
                        "a script and data for links",
                        "content.scripts",
                        two,
                        two.replacing("javascript:go()", "https://example.com/books/lamps")),
                Case.told("a script and data for links, by the links", "links.dangerous", two, clean()),
                Case.told(
                        "two kinds of scripts",
                        "links.dangerous",
                        event,
                        event.replacing("javascript:go()", "https://example.com/books/lamps")),
                Case.told("two kinds of scripts, by the HTML", "content.scripts", event, clean()),
                Case.told(
                        "a user name in a link",
                        "links.dangerous",
                        linking("https://www.paypal.com@example.com/books/lamps"),
                        clean()),
                Case.told(
                        "another host in the text of a link that acts",
                        "links.mismatch",
                        named.replacing("Read about the lamps", "www.paypal.com"),
                        named));
    }

    private static ScanMail linking(String target) {
        return clean().replacing("https://example.com/books/lamps\"", target + "\"");
    }

    private static Stream<Case> links() {
        ScanMail listed = clean().replacing("https://example.com/books/lamps", "https://lamps.example/");
        String zones = clean().zones() + "lamps.example.dbl.spamhaus.org:\n  - A: 127.0.1.";
        ScanMail web = listed.fetching(ScanDefectsTest.web().with("https://lamps.example/", "200"));
        return Stream.of("2", "5", "105")
                .map(code -> Case.told(
                        "a link to a listed domain, " + code,
                        "blocklists.links",
                        web.withZones(zones + code + "\n"),
                        clean()));
    }

    private static Stream<Case> records() {
        String policy = "version: STSv1\nmode: enforce\nmax_age: 604800\nmx: mail.example.com\n";
        return Stream.of(
                Case.copied("no reports on TLS", "domain.tls_rpt", clean()),
                new Case(
                        "no MTA-STS",
                        "domain.mta_sts",
                        clean(),
                        (mail, fix) -> Remedy.follow(mail, fix)
                                .fetching(ScanDefectsTest.web()
                                        .with(
                                                "https://mta-sts.example.com/.well-known/mta-sts.txt",
                                                "text/plain",
                                                policy.getBytes(StandardCharsets.US_ASCII)))),
                Case.copied(
                        "a key in test mode",
                        "dkim.testing",
                        zones("v=DKIM1; k=ed25519;", "v=DKIM1; t=y; k=ed25519;")));
    }

    private static Stream<Case> local() {
        Connection container = clean().client("172.17.0.1").connection();
        return Stream.of(Case.told(
                "no SPF, from this network",
                "spf.result",
                zones("  - TXT: \"" + SPF + "\"\n", "").session(container),
                clean().session(container)));
    }

    static Stream<Case> cases() {
        return Stream.of(
                        senders(),
                        policies(),
                        headers(),
                        content(),
                        links(),
                        deceits(),
                        records(),
                        local(),
                        ArrivalGains.cases(),
                        FormGains.cases(),
                        PublishedGains.cases())
                .flatMap(one -> one);
    }

    private static ScoredFinding finding(ScanReport report, String criterion) {
        return report.score().findings().stream()
                .filter(scored -> scored.finding().criterion().id().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void followingTheAdviceGainsWhatIsShown(Case one) {
        ScanReport before = ScanDefectsTest.scan(one.mail());
        ScoredFinding finding = finding(before, one.criterion());
        Optional<Fix> fix = finding.finding().fix();
        assertThat(fix).as("advice on %s", finding.finding().summary()).isPresent();

        ScanReport after = ScanDefectsTest.scan(one.remedy().apply(one.mail(), fix.get()));

        assertThat(finding.finding().isMendable()).isTrue();
        assertThat(finding(after, one.criterion()).finding().isMendable())
                .as("still to be mended: %s", finding(after, one.criterion()).finding())
                .isEqualTo(one.name().endsWith("and more faults"));
        assertThat(after.score().overall().orElseThrow())
                .as("what %s leads to: %s", fix.get(), ScanDefectsTest.costly(after))
                .isEqualTo(before.score().overall().orElseThrow() + finding.gain());
    }
}
