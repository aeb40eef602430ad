package org.mailassay.analysis.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.images.ImageOptimizer;
import org.mailassay.analysis.images.OptimizedImages;
import org.mailassay.analysis.reputation.ReputationAnswer.NotRated;
import org.mailassay.analysis.reputation.ReputationAnswer.Reported;
import org.mailassay.analysis.reputation.ReputationAnswer.Scored;
import org.mailassay.analysis.reputation.ReputationAnswer.Unavailable;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.senderscore.SenderScore;
import org.mailassay.analysis.testing.ScanMail;
import org.mailassay.analysis.testing.Zones;

class ReputationCheckTest {
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.1");

    @ParameterizedTest
    @CsvSource({
        "127.0.4.0, Scored[score=0]",
        "127.0.4.97, Scored[score=97]",
        "127.0.4.100, Scored[score=100]",
        "127.0.4.101, NotRated[reason=it answered with something that is no score]",
        "127.0.0.2, NotRated[reason=it answered with something that is no score]",
        "127.255.255.254, NotRated[reason=it answered with something that is no score]",
    })
    void theScoreIsTheLastOctet(String answer, String expected) {
        SenderScore source = new SenderScore(Zones.of("1.2.0.192.score.senderscore.com: [{A: " + answer + "}]"));

        assertThat(source.about(ADDRESS).toString()).isEqualTo(expected);
    }

    @Test
    void silenceIsNoScore() {
        assertThat(new SenderScore((_, _) -> new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "no answer in time"))
                        .about(ADDRESS))
                .isEqualTo(new Unavailable("no answer in time"));
        assertThat(new SenderScore(Zones.of("{}")).about(ADDRESS)).isInstanceOf(NotRated.class);
        assertThat(new SenderScore(Zones.of("{}")).about(InetAddress.ofLiteral("2001:db8::1")))
                .isInstanceOf(NotRated.class);
    }

    @ParameterizedTest
    @CsvSource({
        "100, pass, 5",
        "80, pass, 5",
        "79, warn, 3",
        "50, warn, 3",
        "49, fail, 0",
        "0, fail, 0",
    })
    void aScoreIsWorthLittle(int score, String status, int points) {
        Finding finding = finding(SourceName.SENDERSCORE, new Scored(score));

        assertThat(finding.status().text()).isEqualTo(status);
        assertThat(finding.points()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "0, pass, 5",
        "24, pass, 5",
        "25, warn, 2",
        "74, warn, 2",
        "75, fail, 0",
        "100, fail, 0",
    })
    void reportsAreWorthLittle(int confidence, String status, int points) {
        Finding finding = finding(SourceName.ABUSEIPDB, new Reported(confidence, 3, ""));

        assertThat(finding.status().text()).isEqualTo(status);
        assertThat(finding.points()).isEqualTo(points);
    }

    @Test
    void whatIsNotSetUpDoesNotApplyAndWhatIsAwayIsUnverified() {
        CheckReport report =
                run(ScanMail.newsletter(), new ReplayedSource(SourceName.ABUSEIPDB, new Unavailable("no answer")));

        assertThat(report.findings())
                .extracting(finding -> finding.status().text())
                .containsExactly("na", "unverified");
        assertThat(report.details().toString())
                .contains("reputation.senderscore={asked=false}")
                .contains("reputation.abuseipdb={asked=true, unavailable=no answer}");
    }

    @Test
    void nobodyIsAskedAboutAPrivateAddress() {
        ReputationSource never = new ReputationSource() {
            @Override
            public SourceName name() {
                return SourceName.SENDERSCORE;
            }

            @Override
            public ReputationAnswer about(InetAddress address) {
                throw new AssertionError("asked about " + address);
            }
        };

        assertThat(run(ScanMail.newsletter().client("10.0.0.1"), never)
                        .findings()
                        .getFirst()
                        .status()
                        .text())
                .isEqualTo("unverified");
        assertThat(run(ScanMail.newsletter().uploaded(), never)
                        .findings()
                        .getFirst()
                        .status()
                        .text())
                .isEqualTo("unverified");
    }

    @Test
    void aRecordingIsRepeated() {
        RecordedReputation recorded = new RecordedReputation(Map.of(
                SourceName.SENDERSCORE, new Scored(97),
                SourceName.ABUSEIPDB, new Reported(3, 1, "2026-11-01T00:00:00+00:00")));
        RecordedReputation silent = new RecordedReputation(Map.of(
                SourceName.SENDERSCORE, new NotRated("nothing \"known\""),
                SourceName.ABUSEIPDB, new Unavailable("no answer")));

        assertThat(RecordedReputation.fromJson(recorded.toJson()))
                .isEqualTo(new RecordedReputation.Reading.Parsed(recorded));
        assertThat(RecordedReputation.fromJson(silent.toJson()))
                .isEqualTo(new RecordedReputation.Reading.Parsed(silent));
        assertThat(RecordedReputation.fromJson("[[\"senderscore\",\"scored\",\"101\"]]"))
                .isInstanceOf(RecordedReputation.Reading.Malformed.class);
        assertThat(ReplayedSource.of(recorded))
                .extracting(source -> source.about(ADDRESS))
                .containsExactly(new Scored(97), new Reported(3, 1, "2026-11-01T00:00:00+00:00"));
    }

    private static Finding finding(SourceName name, ReputationAnswer answer) {
        return run(ScanMail.newsletter(), new ReplayedSource(name, answer)).findings().stream()
                .filter(finding -> finding.criterion().id().equals("reputation." + name.key()))
                .findFirst()
                .orElseThrow();
    }

    private static CheckReport run(ScanMail mail, ReputationSource source) {
        ScanPorts ports = mail.ports();
        ScanPorts asking = new ScanPorts(
                ports.dns(),
                ports.fetcher(),
                ports.filters(),
                List.of(source),
                ImageOptimizer.none(),
                new OptimizedImages());
        return new ReputationCheck().run(ScanMaterial.of(mail.message(), asking, mail.evaluation()));
    }
}
