package org.mailassay.analysis.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.fetch.RecordedFetches;
import org.mailassay.analysis.fetch.RecordingFetcher;
import org.mailassay.analysis.fetch.ReplayedFetcher;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Score;
import org.mailassay.analysis.score.ScoredFinding;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.FakeWeb;
import org.mailassay.analysis.testing.WebMail;

class LinkCheckTest {
    private static final String WEB = """
            https://www.example.com/ 200
            https://click.mailer.example/1 302 https://www.example.com/
            https://click.mailer.example/2 302 https://other.example/
            https://other.example/ 200
            http://www.example.com/ 200
            https://bit.ly/x 301 https://www.example.com/
            https://gone.example/ 404
            HEAD https://shy.example/ 405
            GET https://shy.example/ 200
            HEAD https://bot.example/ 403
            GET https://bot.example/ 403
            https://slow.example/ timeout
            https://unknown.example/ dns
            https://expired.example/ bad_certificate
            https://down.example/ 301 http://www.example.com/
            https://circle.example/ 301 https://circle.example/
            https://xn--exmple-4nf.com/ 200
            https://example.com.evil.example/ 200
            http://192.0.2.1/ 200
            """;

    private static final String CLEAN = """
            <p><a href="https://www.example.com/">Our shop</a>
            <a href="https://click.mailer.example/1">www.example.com</a>
            <a href="https://shy.example/">More</a>
            <a href="mailto:info@example.com">Write</a> <a href="tel:+49301">Call</a>
            <a href="https://www.example.com/unsubscribe?u=1">Unsubscribe</a></p>
            """;

    @Test
    void aCleanNewsletterPasses() {
        assertThat(run(CLEAN).findings()).allSatisfy(finding -> {
            assertThat(finding.status()).as(finding.criterion().id()).isEqualTo(Status.PASS);
        });
    }

    @Test
    void withoutLinksThereIsNothingToJudge() {
        assertThat(run("<p>Hello</p>").findings())
                .hasSize(11)
                .allSatisfy(finding -> assertThat(finding.status()).isEqualTo(Status.NA));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a href="https://gone.example/">x</a>                     | links.broken      | FAIL
            <a href="https://missing.example/">x</a>                  | links.broken      | FAIL
            <a href="https://expired.example/">x</a>                  | links.certificate | FAIL
            <a href="https://circle.example/">x</a>                   | links.redirects   | FAIL
            <a href="https://down.example/">x</a>                     | links.redirects   | WARN
            <a href="https://bit.ly/x">x</a>                          | links.shortener   | FAIL
            <a href="https://click.mailer.example/2">www.example.com</a> | links.mismatch | FAIL
            <a href="https://other.example/">Visit https://www.example.com/a now</a> | links.mismatch | FAIL
            <a href="https://slow.example/">www.example.com</a>       | links.mismatch    | UNVERIFIED
            <a href="https://xn--exmple-4nf.com/">x</a>               | links.look_alike  | FAIL
            <a href="https://example.com.evil.example/">x</a>         | links.look_alike  | FAIL
            <a href="http://192.0.2.1/">x</a>                         | links.ip_address  | FAIL
            <a href="javascript:alert(1)">x</a>                       | links.dangerous   | FAIL
            <a href="data:text/html,x">x</a>                          | links.dangerous   | FAIL
            <a href="http://www.example.com/">x</a>                   | links.insecure    | WARN
            <a href="https://exa mple.com/">x</a>                     | links.malformed   | FAIL
            <a href="offers.html">x</a>                               | links.malformed   | FAIL
            <a href="https://a@www.example.com/">x</a>                | links.dangerous   | FAIL
            <a href="https://www.paypal.com@evil.example/">Log in</a> | links.dangerous   | FAIL
            <a href="https://www.paypal.com@evil.example/">Your account</a> | links.dangerous | FAIL
            <a href="https://www.paypal.com@evil.example/">www.paypal.com</a> | links.dangerous | FAIL
            <a href="http://u:p@192.0.2.1/">x</a>                     | links.dangerous   | FAIL
            <a href="https://u:p@www.example.com/">x</a>              | links.dangerous   | FAIL
            """)
    void oneDefectIsOneFindingAndItsGainIsWhatMendingGives(String link, String id, Status status) {
        List<Finding> findings = run(CLEAN + link).findings();

        assertThat(findings)
                .filteredOn(finding -> finding.status() != Status.PASS)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.criterion().id()).isEqualTo(id);
                    assertThat(finding.status()).isEqualTo(status);
                    assertThat(finding.fix().isPresent()).isEqualTo(status != Status.UNVERIFIED);
                });
        int mended = Score.of(run(CLEAN).findings()).overall().orElseThrow();
        Score score = Score.of(findings);
        assertThat(score.overall().orElseThrow()
                        + score.findings().stream()
                                .mapToInt(ScoredFinding::gain)
                                .sum())
                .isEqualTo(mended);
    }

    /// Nobody but the reader opens a link that acts, so what it leads to is its own host, unless that counts clicks.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FAIL       | <a href="https://evil.example/confirm">https://www.paypal.com/confirm</a>
            FAIL       | <a href="https://evil.example/confirm">www.paypal.com</a>
            FAIL       | <a href="https://missing.example/">www.paypal.com</a>
            FAIL       | <a href="https://192.0.2.1/x">www.paypal.com</a>
            FAIL       | <a href="http://0xC0000201/">paypal.com</a>
            FAIL       | <form action="https://evil.example/"></form><a href="https://evil.example/">paypal.com</a>
            PASS       | <a href="https://id.paypal.com/confirm">https://www.paypal.com/confirm</a>
            PASS       | <a href="https://192.0.2.1/x">Offers</a>
            UNVERIFIED | <a href="https://click.mailer.example/confirm">www.example.com</a>
            UNVERIFIED | <a href="https://links.example.com/confirm">www.example.org</a>
            UNVERIFIED | <a href="https://u1.ct.sendgrid.net/confirm">www.example.org</a>
            UNVERIFIED | <a href="https://slow.example/">www.paypal.com</a>
            """)
    void whatALinkNamesAndWhereItLeadsIsComparedEvenWhereItIsNotOpened(Status status, String link) {
        assertThat(status(run(CLEAN + link), "links.mismatch")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"slow", "unknown", "bot"})
    void whatOnlyThisApplianceDoesNotSeeCostsNothing(String host) {
        String link = "<a href=\"https://" + host + ".example/\">x</a>";

        assertThat(status(run(link), "links.broken")).isEqualTo(Status.UNVERIFIED);
        assertThat(status(run(CLEAN + link), "links.broken")).isEqualTo(Status.PASS);
        assertThat(run(CLEAN, Fetcher.none()).findings())
                .filteredOn(finding -> finding.status().counts())
                .allSatisfy(finding -> assertThat(finding.status()).isEqualTo(Status.PASS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a href="https://t.example/1">Unsubscribe</a>
            <a href="https://t.example/2"><img alt="UNSUBSCRIBE"></a>
            <p>You no longer want this? <a href="https://t.example/3">Click here</a></p>
            <p><a href="https://t.example/4">Click here</a> to opt out.</p>
            <a href="https://t.example/5">Newsletter abmelden</a>
            <a href="https://t.example/6">Se désabonner</a>
            <a href="https://t.example/7">Darse de baja</a>
            <a href="https://t.example/8">配信停止</a>
            <a href="https://t.example/unsub?x">leave</a>
            <a href="https://t.example/optout/1">x</a>
            <a href="https://t.example/?action=confirm&amp;t=1">x</a>
            <a href="https://t.example/9">Verify your address</a>
            <a href="https://list.example/leave?id=7">x</a>
            <a href="https://t.example/a">x</a><p>To unsubscribe: <a href="https://t.example/a">x</a></p>
            <form action="https://t.example/b"></form>
            """)
    void aLinkThatDoesSomethingIsNeverOpened(String link) {
        FakeWeb web = new FakeWeb("");
        CheckReport report =
                new LinkCheck().run(WebMail.of("""
                        From: a@example.com
                        List-Unsubscribe: <mailto:x@list.example>, <https://list.example/leave?id=7>
                        Content-Type: text/html; charset=utf-8

                        """ + link, new ScanPorts(WebMail.nothing(), web, List.of())));

        assertThat(web.asked).isEmpty();
        assertThat(report.details().toString()).contains("verdicts=[skipped]");
    }

    /// It leads to the same page, but what is wrong with it is not wrong with the other.
    @Test
    void aLinkIsNotBlamedForTheUserNameOfAnother() {
        FakeWeb web = new FakeWeb(WEB);
        CheckReport report = run("""
                <a href="https://www.example.com/">first</a> <a href="https://u:p@www.example.com/">second</a>
                """, web);

        assertThat(web.asked).containsExactly("HEAD https://www.example.com/");
        assertThat(report.details().toString()).contains("verdicts=[ok]", "verdicts=[dangerous]");
        assertThat(status(report, "links.malformed")).isEqualTo(Status.PASS);
    }

    @Test
    void aLinkWithAUserNameIsNeverOpened() {
        FakeWeb web = new FakeWeb(WEB);
        run("<a href=\"https://u:p@www.example.com/\">x</a>", web);

        assertThat(web.asked).isEmpty();
    }

    @Test
    void aUrlIsAskedOnceWithHeadAndWithGetOnlyWhereHeadIsNotTaken() {
        FakeWeb web = new FakeWeb(WEB);
        run(CLEAN + "<a href=\"https://www.example.com/#part\">again</a>", web);

        assertThat(web.asked)
                .containsExactlyInAnyOrder(
                        "HEAD https://www.example.com/",
                        "HEAD https://click.mailer.example/1",
                        "HEAD https://shy.example/",
                        "GET https://shy.example/");
    }

    @Test
    @Timeout(30)
    void tenThousandLinksAreCountedAndAHundredOpened() {
        String html = IntStream.range(0, 10_000)
                .mapToObj(i -> "<a href=\"https://www.example.com/" + i + "\">link " + i + "</a>")
                .collect(Collectors.joining());
        FakeWeb web = new FakeWeb(WEB);
        long start = System.nanoTime();
        CheckReport report = run(html, web);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(web.asked).hasSize(100);
        assertThat(status(report, "links.count")).isEqualTo(Status.WARN);
        assertThat(report.details().toString()).contains("links=2000", "unchecked=1900", "cut=true");
    }

    @Test
    void aReplayGivesTheSameReport() {
        RecordingFetcher recording = new RecordingFetcher(new FakeWeb(WEB));
        String html = CLEAN + "<a href=\"https://gone.example/\">x</a><a href=\"https://bit.ly/x\">y</a>";
        CheckReport first = run(html, recording);
        RecordedFetches recorded = recording.recorded();

        assertThat(run(html, new ReplayedFetcher(recorded))).isEqualTo(first);
    }

    private static Status status(CheckReport report, String id) {
        return report.findings().stream()
                .filter(finding -> finding.criterion().id().equals(id))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static CheckReport run(String html) {
        return run(html, new FakeWeb(WEB));
    }

    private static CheckReport run(String html, Fetcher fetcher) {
        return new LinkCheck().run(WebMail.html(html, fetcher));
    }
}
