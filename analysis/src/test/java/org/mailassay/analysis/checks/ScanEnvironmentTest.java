package org.mailassay.analysis.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.blocklist.BlocklistFile;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.scan.CheckOutcome;
import org.mailassay.analysis.scan.ScanAnalysis;
import org.mailassay.analysis.scan.ScanLimits;
import org.mailassay.analysis.scan.ScanListener;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.scan.ScanReport;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Score;
import org.mailassay.analysis.score.ScoredFinding;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.spamfilter.FilterAnswer;
import org.mailassay.analysis.spamfilter.FilterName;
import org.mailassay.analysis.spamfilter.SpamFilter;
import org.mailassay.analysis.testing.ScanMail;
import org.mailassay.analysis.testing.Zones;

/// A good newsletter in bad surroundings. What could not be found out is named and leaves the count; what could scores
/// as it does when all is well.
class ScanEnvironmentTest {
    private static final List<String> FILTERS = List.of("spam_filters.spamassassin", "spam_filters.rspamd");
    private static final List<String> LISTS =
            List.of("blocklists.address", "blocklists.domains", "blocklists.coverage");

    /// Surroundings.
    ///
    /// @param dns what becomes of the answers
    /// @param late checks that do not end
    /// @param unverified criteria among those that are not known
    record Surroundings(
            String name,
            UnaryOperator<Dns> dns,
            Fetcher fetcher,
            Function<ReceivedMessage, FilterAnswer> filters,
            List<String> late,
            List<String> unverified) {
        static Surroundings good(String name) {
            return new Surroundings(
                    name, dns -> dns, ScanDefectsTest.web(), ScanEnvironmentTest::fine, List.of(), List.of());
        }

        Surroundings dns(UnaryOperator<Dns> other, List<String> unknown) {
            return new Surroundings(name, other, fetcher, filters, late, unknown);
        }

        Surroundings fetcher(Fetcher other) {
            return new Surroundings(name, dns, other, filters, late, List.of("links.broken"));
        }

        Surroundings filters(Function<ReceivedMessage, FilterAnswer> other, String... tooLate) {
            return new Surroundings(name, dns, fetcher, other, List.of(tooLate), FILTERS);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Filter(FilterName name, Function<ReceivedMessage, FilterAnswer> answers) implements SpamFilter {
        @Override
        public FilterAnswer judge(ReceivedMessage message) {
            return answers.apply(message);
        }
    }

    static Stream<Surroundings> surroundings() {
        return Stream.of(
                Surroundings.good("all is well"),
                Surroundings.good("no filter is there")
                        .filters(_ -> new FilterAnswer.Unavailable("the connection was refused")),
                Surroundings.good("filters judge by no threshold")
                        .filters(_ -> new FilterAnswer.Judged(99, 0, List.of())),
                Surroundings.good("filters break").filters(_ -> {
                    throw new IllegalStateException("on purpose");
                }),
                Surroundings.good("filters hang").filters(ScanEnvironmentTest::hang, "spam_filters"),
                Surroundings.good("lists refuse").dns(dns -> lists(dns, listing("127.255.255.254")), LISTS),
                Surroundings.good("lists are away").dns(dns -> lists(dns, failed(DnsAnswer.Cause.TIMEOUT)), LISTS),
                Surroundings.good("lists are closed by the resolver")
                        .dns(dns -> lists(dns, failed(DnsAnswer.Cause.REFUSED)), LISTS),
                Surroundings.good("lists were sold").dns(dns -> lists(dns, listing("203.0.113.9")), LISTS),
                Surroundings.good("the DNS is away")
                        .dns(
                                _ -> (_, _) -> failed(DnsAnswer.Cause.TIMEOUT),
                                List.of("spf.result", "dkim.result", "dmarc.result", "blocklists.address")),
                Surroundings.good("nothing is fetched").fetcher(Fetcher.none()),
                Surroundings.good("the web is slow").fetcher(failing(FetchAnswer.Cause.TIMEOUT)),
                Surroundings.good("there is no way to the web").fetcher(failing(FetchAnswer.Cause.UNREACHABLE)),
                Surroundings.good("the DNS here has private addresses for public names")
                        .fetcher(_ -> new FetchAnswer.Refused(
                                FetchAnswer.Reason.NAME_NOT_PUBLIC, "an address that is not public", List.of())),
                Surroundings.good("the web's names are not known").fetcher(failing(FetchAnswer.Cause.DNS)));
    }

    @ParameterizedTest
    @MethodSource("surroundings")
    void theEnvironmentNeverCosts(Surroundings given) {
        Map<String, Finding> well = findings(scan(Surroundings.good("all is well"))).stream()
                .collect(Collectors.toMap(ScanEnvironmentTest::id, finding -> finding));
        ScanReport report = scan(given);
        List<Finding> found = findings(report);

        assertThat(found.stream()
                        .filter(finding -> finding.status() == Status.UNVERIFIED)
                        .map(ScanEnvironmentTest::id))
                .containsAll(given.unverified());
        assertThat(report.outcomes().stream()
                        .filter(outcome -> outcome.end() instanceof CheckOutcome.Late)
                        .map(CheckOutcome::check))
                .isEqualTo(given.late());
        assertThat(ScanDefectsTest.ABSENT).containsAll(ScanDefectsTest.costly(report));
        assertThat(report.score().overall())
                .isEqualTo(Score.of(onlyWhatCounts(found, well)).overall());
    }

    /// What could be found out, as it is found when all is well.
    private static List<Finding> onlyWhatCounts(List<Finding> found, Map<String, Finding> well) {
        return found.stream()
                .filter(finding -> finding.status().counts())
                .map(finding -> well.getOrDefault(id(finding), finding))
                .toList();
    }

    private static List<Finding> findings(ScanReport report) {
        return report.score().findings().stream().map(ScoredFinding::finding).toList();
    }

    private static String id(Finding finding) {
        return finding.criterion().id();
    }

    private static ScanReport scan(Surroundings given) {
        ScanMail mail = ScanDefectsTest.clean();
        List<SpamFilter> filters = List.of(
                new Filter(FilterName.RSPAMD, given.filters()), new Filter(FilterName.SPAMASSASSIN, given.filters()));
        ScanLimits limits = given.late().isEmpty()
                ? ScanLimits.DEFAULT
                : new ScanLimits(ScanLimits.DEFAULT.deadline(), Duration.ofSeconds(5));
        return new ScanAnalysis(Checks.all(CheckSetup.of("mx.example.net")), mail.evaluation(), limits)
                .scan(
                        mail.message(),
                        new ScanPorts(given.dns().apply(Zones.of(mail.zones())), given.fetcher(), filters),
                        ScanListener.none());
    }

    private static FilterAnswer fine(ReceivedMessage message) {
        return new FilterAnswer.Judged(message.octets().length() > 0 ? -0.1 : 9, 5, List.of());
    }

    private static FilterAnswer hang(ReceivedMessage message) {
        try {
            new CountDownLatch(1).await();
            return fine(message);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new FilterAnswer.Unavailable("it was stopped");
        }
    }

    /// The same DNS but for the lists.
    private static Dns lists(Dns dns, DnsAnswer answer) {
        List<String> zones = BlocklistFile.bundled().lists().stream()
                .map(list -> "." + list.zone())
                .toList();
        return (name, type) -> zones.stream().anyMatch(name::endsWith) ? answer : dns.query(name, type);
    }

    private static DnsAnswer listing(String address) {
        return Zones.of("a.example: {A: " + address + "}").query("a.example", RecordType.A);
    }

    private static DnsAnswer failed(DnsAnswer.Cause cause) {
        return new DnsAnswer.Failed(cause, "no answer");
    }

    private static Fetcher failing(FetchAnswer.Cause cause) {
        return _ -> new FetchAnswer.Failed(cause, "no answer", List.of());
    }
}
