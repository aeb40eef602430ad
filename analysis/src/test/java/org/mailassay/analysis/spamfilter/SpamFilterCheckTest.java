package org.mailassay.analysis.spamfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.spamfilter.FilterAnswer.FiredRule;
import org.mailassay.analysis.spamfilter.FilterAnswer.Judged;
import org.mailassay.analysis.testing.ScannedMail;
import org.mailassay.analysis.testing.Zones;

class SpamFilterCheckTest {
    private static final FilterRules RULES = FilterRules.bundled();

    @ParameterizedTest
    @CsvSource({
        "SPAMASSASSIN, 5, -2.0, pass, 40",
        "SPAMASSASSIN, 5, 1.0, pass, 40",
        "SPAMASSASSIN, 5, 3.0, warn, 20",
        "SPAMASSASSIN, 5, 4.9, warn, 1",
        "SPAMASSASSIN, 5, 5.0, fail, 0",
        "SPAMASSASSIN, 5, 1000, fail, 0",
        "SPAMASSASSIN, 0, 1.0, unverified, 0",
        "RSPAMD, 15, 0.5, pass, 40",
        "RSPAMD, 15, 4.125, warn, 20",
        "RSPAMD, 15, 6, fail, 0",
    })
    void pointsFallTowardsTheThreshold(FilterName name, double threshold, double score, String status, int points) {
        FilterAnswer answer = new Judged(score, threshold, List.of(new FiredRule("HEAVY", score, "It weighs.")));
        Finding finding = finding(run(new ReplayedFilter(name, answer)), name);

        assertThat(finding.status().text()).isEqualTo(status);
        assertThat(finding.points()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "SPAMASSASSIN, URIBL_BLOCKED",
        "SPAMASSASSIN, RCVD_IN_ZEN_BLOCKED",
        "SPAMASSASSIN, NO_RELAYS",
        "SPAMASSASSIN, UNPARSEABLE_RELAY",
        "SPAMASSASSIN, ALL_TRUSTED",
        "SPAMASSASSIN, RCVD_ILLEGAL_IP",
        "SPAMASSASSIN, SPF_FAIL",
        "SPAMASSASSIN, RCVD_IN_PBL",
        "SPAMASSASSIN, BAYES_99",
        "RSPAMD, R_DKIM_NA",
        "RSPAMD, ASN",
        "RSPAMD, RBL_SPAMHAUS_BLOCKED_OPENRESOLVER",
        "RSPAMD, HFILTER_HOSTNAME_UNKNOWN",
    })
    void whatIsNotTheSendersOrIsJudgedElsewhereIsLeftOut(FilterName name, String rule) {
        CheckReport report = run(new ReplayedFilter(
                name, new Judged(49.5, 5, List.of(new FiredRule(rule, 49, ""), new FiredRule("REST", 0.5, "")))));

        assertThat(finding(report, name).status().text()).isEqualTo("pass");
        assertThat(String.valueOf(report.details().get("content." + name.key())))
                .contains("score=49.5, counted_score=0.5")
                .contains("counted=false, reason=");
    }

    @Test
    void aFilterMayDecideWithoutARuleThatHasAScore() {
        CheckReport report =
                run(new ReplayedFilter(FilterName.RSPAMD, new Judged(15, 15, List.of(new FiredRule("GTUBE", 0, "")))));

        assertThat(finding(report, FilterName.RSPAMD).status().text()).isEqualTo("fail");
    }

    @Test
    void theMostExactNameDecidesWhy() {
        assertThat(RULES.reasonToLeaveOut(FilterName.SPAMASSASSIN, "RCVD_IN_DNSWL_BLOCKED"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("resolver"));
        assertThat(RULES.reasonToLeaveOut(FilterName.SPAMASSASSIN, "RCVD_IN_DNSWL_HI"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("blocklists"));
        assertThat(RULES.reasonToLeaveOut(FilterName.SPAMASSASSIN, "DEAR_FRIEND"))
                .isEmpty();
    }

    @Test
    void rulesAreExplainedInOurWordsOrElseInTheFilters() {
        assertThat(RULES.explanations()).isGreaterThanOrEqualTo(80);
        assertThat(RULES.explanation(FilterName.RSPAMD, new FiredRule("ZERO_FONT", 1, "Zero font")))
                .startsWith("Some text is of size zero");
        assertThat(RULES.explanation(FilterName.RSPAMD, new FiredRule("BRAND_NEW", 1, "New rule")))
                .isEqualTo("New rule");
    }

    @Test
    void aFilterThatIsNotThereCostsNothing() {
        CheckReport report =
                run(new ReplayedFilter(FilterName.RSPAMD, new FilterAnswer.Unavailable("no answer in time")));

        assertThat(report.findings())
                .extracting(Finding::summary)
                .containsExactly(
                        "SpamAssassin did not judge the message: it is not set up here.",
                        "Rspamd did not judge the message: no answer in time.");
        assertThat(report.findings()).noneMatch(finding -> finding.status().counts());
    }

    @Test
    void aRecordingIsRepeatedByteForByte() {
        RecordedFilterAnswers recorded = new RecordedFilterAnswers(Map.of(
                FilterName.SPAMASSASSIN,
                new FilterAnswer.Unavailable("no answer in time"),
                FilterName.RSPAMD,
                new Judged(-0.1, 15, List.of(new FiredRule("MIME_GOOD", -0.1, "Known \"type\"")))));
        String json = recorded.toJson();
        RecordedFilterAnswers again =
                ((RecordedFilterAnswers.Reading.Parsed) RecordedFilterAnswers.fromJson(json)).recorded();

        assertThat(again).isEqualTo(recorded);
        assertThat(again.toJson()).isEqualTo(json);
        RecordingFilter filter = new RecordingFilter(ReplayedFilter.of(again).getFirst());
        filter.judge(mail().message());
        assertThat(RecordingFilter.recorded(List.of(filter)).answers())
                .isEqualTo(Map.of(FilterName.RSPAMD, recorded.answers().get(FilterName.RSPAMD)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "[{]",
                "[{\"filter\": \"x\"}]",
                "[{\"filter\": \"rspamd\", \"answer\": \"judged\", \"score\": []}]",
                "[{\"filter\": \"rspamd\", \"answer\": \"judged\", \"score\": 1, \"threshold\": \"x\"}]",
                "[[]]",
            })
    void whatIsNoRecordingIsSaidToBeNone(String json) {
        assertThat(RecordedFilterAnswers.fromJson(json)).isInstanceOf(RecordedFilterAnswers.Reading.Malformed.class);
    }

    private static CheckReport run(SpamFilter filter) {
        return new SpamFilterCheck(RULES).run(mail().filteredBy(filter).material());
    }

    private static ScannedMail mail() {
        return ScannedMail.of("From: a@example.com\n\nHello\n", Zones.of("a.example: {A: 198.51.100.9}"));
    }

    private static Finding finding(CheckReport report, FilterName name) {
        return report.findings().get(name == FilterName.SPAMASSASSIN ? 0 : 1);
    }
}
