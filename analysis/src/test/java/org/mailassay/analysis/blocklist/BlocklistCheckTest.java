package org.mailassay.analysis.blocklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.testing.FakeWeb;
import org.mailassay.analysis.testing.ScannedMail;
import org.mailassay.analysis.testing.Zones;

class BlocklistCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MAIL = """
            From: News <news@example.com>
            Subject: Hello

            See https://shop.example.org/a and https://www.example.com/ or http://198.51.100.7/
            """;

    private static final String LISTS = """
            date: today
            lists:
              - {zone: worst.test, name: Worst, lists: [ip4, ip6], impact: critical, terms: free,
                 delist: "https://worst.test/", codes: {127.0.0.2: {meaning: sends spam},
                 127.0.0.10: {meaning: policy, impact: informational}}, refusals: {127.255.255.254: no}}
              - {zone: some.test, name: Some, lists: [ip4], impact: minor, terms: free,
                 delist: "https://some.test/", codes: {127.0.0.2: {meaning: sends spam}}}
              - {zone: uri.test, name: Uri, lists: [domain, url], form: organizational, impact: major, terms: free,
                 delist: "https://uri.test/", codes: {bit 2: {meaning: black}, bit 8: {meaning: red, impact: minor}},
                 refusals: {127.0.0.1: not you}}
              - {zone: hosts.test, name: Hosts, lists: [domain], form: host, impact: critical, terms: free,
                 delist: "https://hosts.test/", codes: {127.0.1.2: {meaning: bad}, 127.0.1.5: {meaning: malware, harmful: true}}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.100.51.198.other.test: {A: 127.0.0.2}       | pass pass pass",
                "1.100.51.198.worst.test: {A: 127.0.0.2}       | fail/0/critical_blocklist pass pass",
                "1.100.51.198.worst.test: {A: 127.0.0.10}      | pass pass pass",
                "1.100.51.198.worst.test: {A: 127.255.255.254} | pass pass pass",
                "1.100.51.198.worst.test: {A: 127.0.0.1}       | pass pass pass",
                "1.100.51.198.worst.test: {A: 203.0.113.9}     | pass pass pass",
                "1.100.51.198.worst.test: TIMEOUT              | pass pass pass",
                "1.100.51.198.some.test: {A: 127.0.0.77}       | warn/36 pass pass",
                "example.com.uri.test: {A: 127.0.0.2}          | pass warn/15 pass",
                "example.com.uri.test: {A: 127.0.0.10}         | pass warn/15 pass",
                "example.com.uri.test: {A: 127.0.0.8}          | pass warn/27 pass",
                "example.com.uri.test: {A: 127.0.0.1}          | pass pass pass",
                "www.example.com.hosts.test: {A: 127.0.1.2}    | pass pass pass",
                "example.org.uri.test: {A: 127.0.0.2}          | pass pass warn/10",
                "7.100.51.198.uri.test: {A: 127.0.0.2}         | pass pass warn/10",
                "7.100.51.198.hosts.test: {A: 127.0.1.2}       | pass pass pass",
                "shop.example.org.hosts.test: {A: 127.0.1.2}   | pass pass fail/0/critical_link",
                "shop.example.org.hosts.test: {A: 127.0.1.5}   | pass pass fail/0/malware",
                "mail.example.com.hosts.test: {A: 127.0.1.5}   | pass fail/0/critical_blocklist pass",
                "mail.example.com.hosts.test: {A: 127.0.1.2}   | pass fail/0/critical_blocklist pass",
            })
    void onlyAListingCosts(String zone, String expected) throws InterruptedException {
        assertThat(outcome(run(ScannedMail.of(MAIL, Zones.of(zone)), ListHealth.unknown())))
                .isEqualTo(expected);
    }

    @Test
    void nothingIsSaidOfAnAddressThatIsNotTheSenders() throws InterruptedException {
        ScannedMail mail = ScannedMail.of(MAIL, Zones.of("a.example: {A: 198.51.100.9}"));

        assertThat(outcome(run(mail.over(new Connection.Unknown()), ListHealth.unknown())))
                .isEqualTo("unverified pass pass");
        assertThat(outcome(run(mail.from("172.18.0.1", "mail.example.com", "ESMTP"), ListHealth.unknown())))
                .isEqualTo("unverified pass pass");
    }

    /// Four outcomes, of which only one is a listing.
    @ParameterizedTest
    @CsvSource({
        "127.0.0.2, listed",
        "127.0.0.77, listed",
        "127.255.255.254, refused",
        "127.255.255.252, refused",
        "127.0.0.1, refused",
        "126.255.255.255, unreachable",
        "128.0.0.1, unreachable",
        "203.0.113.9, unreachable",
        "10.0.0.2, unreachable",
        "TIMEOUT, unreachable",
        "SERVFAIL, unreachable",
        "NONE, clean",
    })
    void anAnswerHasOneOfFourMeanings(String answer, String outcome) throws InterruptedException {
        String said = answer.startsWith("1") || answer.startsWith("2") ? "{A: " + answer + "}" : answer;
        String zone = answer.equals("NONE") ? "a.example: {A: 198.51.100.9}" : "1.100.51.198.worst.test: " + said;
        Map<?, ?> fields = (Map<?, ?>) run(ScannedMail.of(MAIL, Zones.of(zone)), ListHealth.unknown())
                .details()
                .getOrDefault("reputation.rbl", Map.of());

        assertThat(Map.of(
                        "listed", naming(fields.get("listings")),
                        "refused", naming(fields.get("refused")),
                        "unreachable", naming(fields.get("unreachable")),
                        "clean",
                                Objects.equals(fields.get("total_checked"), 2L)
                                        && Objects.equals(fields.get("listed_count"), 0L)))
                .containsEntry(outcome, true)
                .matches(all -> all.values().stream().filter(each -> each).count() == 1);
    }

    private static boolean naming(@Nullable Object lists) {
        return String.valueOf(lists).contains("zone=worst.test");
    }

    @Test
    void whatNobodyAnswersIsUnverified() throws InterruptedException {
        Dns silent = Zones.of("""
                "*.worst.test": TIMEOUT
                "*.some.test": TIMEOUT
                "*.uri.test": SERVFAIL
                "*.hosts.test": SERVFAIL
                """);

        assertThat(outcome(run(ScannedMail.of(MAIL, silent), ListHealth.unknown())))
                .isEqualTo("unverified unverified unverified");
    }

    @Test
    void aListingIsShownWithItsReasonAndItsWayOut() throws InterruptedException {
        CheckReport report = run(ScannedMail.of(MAIL, Zones.of("""
                                1.100.51.198.worst.test: [A: 127.0.0.2, TXT: see https://worst.test/1]
                                1.100.51.198.some.test: TIMEOUT
                                """)), ListHealth.unknown());

        assertThat(report.details().get("reputation.rbl")).hasToString("""
                {ip=198.51.100.1, listed_count=1, total_checked=1, \
                listings=[{list=Worst, zone=worst.test, subject=198.51.100.1, subject_kind=address, \
                codes=[127.0.0.2], meaning=sends spam, impact=critical, lookup_url=https://worst.test/, delist_url=https://worst.test/, \
                text=see https://worst.test/1}], refused=[], \
                unreachable=[{list=Some, zone=some.test, reason=no answer in time}], left_out=[]}""");
        assertThat(report.findings().getFirst().fix().orElseThrow().text()).contains("https://worst.test/");
    }

    @Test
    void aListThatFailedItsProbeIsLeftOut() throws InterruptedException {
        Dns dns = Zones.of("\"*.worst.test\": {A: 127.0.0.2}");
        ListHealth health = ListHealth.of(List.of(new ProbeResult(
                "worst.test", SubjectKind.IP4, ProbeResult.Verdict.ANSWERS_FOR_EVERYTHING, "it lists everything")));
        CheckReport report = run(ScannedMail.of(MAIL, dns), health);

        assertThat(outcome(report)).isEqualTo("pass pass pass");
        assertThat(String.valueOf(report.details().get("reputation.rbl")))
                .contains("left_out=[{list=Worst, zone=worst.test");
    }

    /// RFC 5782, section 5: 127.0.0.2 is always listed, 127.0.0.1 never is.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{1.100.51.198.worst.test: {A: 127.0.0.2}, 2.0.0.127.worst.test: {A: 127.0.0.2}} | fail/0/critical_blocklist",
                "{1.100.51.198.worst.test: {A: 127.0.0.2}}                                       | pass",
                "{'*.worst.test': {A: 127.0.0.2}}                                                | pass",
            })
    void aListThatNobodyProbedIsProbedBeforeItIsBelieved(String zones, String address) throws InterruptedException {
        assertThat(outcome(run(ScannedMail.of(MAIL, Zones.of(zones)), ListHealth.probing())))
                .isEqualTo(address + " pass pass");
    }

    /// Whoever sends a link stands for all that it leads through.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://shop.example.org/a 302 https://on.example.net/ | on.example.net.hosts.test: {A: 127.0.1.5}",
                "https://www.example.com/ 302 https://bad.example/      | bad.example.hosts.test: {A: 127.0.1.5}",
                "https://shop.example.org/a 302 http://203.0.114.7/     | 7.114.0.203.uri.test: {A: 127.0.0.2}",
                "https://shop.example.org/a 302 https://www.example.com/ | www.example.com.hosts.test: {A: 127.0.1.2}",
            })
    void whereALinkLeadsIsAskedAbout(String answers, String zone) throws InterruptedException {
        String more = """
                https://on.example.net/ 302 https://www.example.com/end
                https://www.example.com/end 200
                https://bad.example/ 200
                http://203.0.114.7/ 200
                """;
        CheckReport report = run(
                ScannedMail.of(MAIL, Zones.of(zone)).fetching(new FakeWeb(answers + "\n" + more)),
                ListHealth.unknown());

        assertThat(outcome(report))
                .isEqualTo(
                        zone.contains("127.0.1.5")
                                ? "pass pass fail/0/malware"
                                : zone.contains("127.0.0.2") ? "pass pass warn/10" : "pass pass pass");
    }

    @Test
    void aListThatIsAwayIsAskedOnceOnly() throws InterruptedException {
        String links = IntStream.range(0, 80)
                .mapToObj(number -> "https://link" + number + ".example/")
                .collect(Collectors.joining("\n"));
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        Dns zones = Zones.of("example.com.uri.test: TIMEOUT");
        Dns counting = (name, type) -> {
            asked.add(name);
            return zones.query(name, type);
        };
        run(ScannedMail.of("From: a@example.com\n\n" + links + "\n", counting), ListHealth.unknown());

        assertThat(asked).filteredOn(name -> name.endsWith(".uri.test")).containsExactly("example.com.uri.test");
        assertThat(asked).filteredOn(name -> name.startsWith("link")).hasSize(BlocklistSubjects.MOST_LINKS);
    }

    private static CheckReport run(ScannedMail mail, ListHealth health) throws InterruptedException {
        return new BlocklistCheck(BlocklistFile.read(LISTS).usable(Map.of()), health, PATIENCE).run(mail.material());
    }

    private static String outcome(CheckReport report) {
        return report.findings().stream()
                .limit(3)
                .map(BlocklistCheckTest::outcome)
                .collect(Collectors.joining(" "));
    }

    private static String outcome(Finding finding) {
        String points = finding.isMendable() ? "/" + finding.points() : "";
        String cap = finding.cap().map(limit -> "/" + limit.key()).orElse("");
        return finding.status().text() + points + cap;
    }
}
