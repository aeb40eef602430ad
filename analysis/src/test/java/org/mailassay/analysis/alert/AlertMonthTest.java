package org.mailassay.analysis.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.testing.MonthOfMail;

/// A simulated month: each rule fires when it should, once, and says when it is over.
class AlertMonthTest {
    private static final long SEED = 20260301;

    static Stream<Arguments> months() {
        return Stream.of(
                arguments("an ordinary month", usual(), List.of()),
                arguments(
                        "a signature that broke for three days",
                        usual().mail("2026-03-10", 1_000, 0.30)
                                .mail("2026-03-11", 1_000, 0.32)
                                .mail("2026-03-12", 1_000, 0.28),
                        List.of("2026-03-11T06 failure_rate fired", "2026-03-14T06 failure_rate over")),
                arguments(
                        "two bad days with a good one between",
                        usual().mail("2026-03-10", 1_000, 0.30).mail("2026-03-12", 1_000, 0.30),
                        List.of(
                                "2026-03-11T06 failure_rate fired",
                                "2026-03-12T06 failure_rate over",
                                "2026-03-13T06 failure_rate fired",
                                "2026-03-14T06 failure_rate over")),
                arguments("a failing sender of hardly any mail", usual().mail("2026-03-10", 90, 0.90), List.of()),
                arguments("ten points more are not fifteen", usual().mail("2026-03-10", 1_000, 0.13), List.of()),
                arguments(
                        "a campaign of two days",
                        usual().mail("2026-03-17", 5_000, 0.03).mail("2026-03-18", 5_000, 0.03),
                        List.of("2026-03-18T12 volume_spike fired", "2026-03-21T00 volume_spike over")),
                arguments(
                        "a record that no longer names the address for a week",
                        usual().silence("2026-03-08T00:00:00Z", "2026-03-15T05:00:00Z"),
                        List.of("2026-03-10T12 reports_stopped fired", "2026-03-15T05 reports_stopped over")),
                arguments(
                        "two days of silence",
                        usual().silence("2026-03-08T00:00:00Z", "2026-03-10T05:00:00Z"),
                        List.of()),
                arguments(
                        "three new senders, two of them on one day",
                        usual().sender("2026-03-05T09:10:00Z", "one.example")
                                .sender("2026-03-05T15:00:00Z", "two.example")
                                .sender("2026-03-20T00:00:00Z", "three.example"),
                        List.of(
                                "2026-03-05T10 new_sender fired",
                                "2026-03-06T10 new_sender again",
                                "2026-03-07T10 new_sender over",
                                "2026-03-20T00 new_sender fired",
                                "2026-03-21T00 new_sender over")),
                arguments(
                        "records that are changed, and one that is gone for a day",
                        usual().change("2026-03-04T03:30:00Z", "SPF example.com")
                                .problem("DMARC is missing", "2026-03-12T03:00:00Z", "2026-03-13T03:00:00Z"),
                        List.of(
                                "2026-03-04T04 dns_changed fired",
                                "2026-03-04T05 dns_changed over",
                                "2026-03-12T03 dns_broken fired",
                                "2026-03-13T03 dns_broken over")),
                arguments(
                        "a record that comes and goes every other hour",
                        usual().problem("DMARC is missing", "2026-03-12T01:00:00Z", "2026-03-12T02:00:00Z")
                                .problem("DMARC is missing", "2026-03-12T03:00:00Z", "2026-03-12T04:00:00Z")
                                .problem("DMARC is missing", "2026-03-12T05:00:00Z", "2026-03-12T06:00:00Z"),
                        List.of("2026-03-12T01 dns_broken fired", "2026-03-12T02 dns_broken over")),
                arguments(
                        "two lists, the second two days later",
                        usual().listing("a.example", "2026-03-09T06:00:00Z", "2026-03-15T06:00:00Z")
                                .listing("b.example", "2026-03-11T06:00:00Z", "2026-03-14T06:00:00Z"),
                        List.of(
                                "2026-03-09T06 blocklisted fired",
                                "2026-03-11T06 blocklisted again",
                                "2026-03-15T06 blocklisted over")),
                arguments(
                        "a score that falls for two days",
                        usual().score("2026-03-22", 60).score("2026-03-23", 61),
                        List.of("2026-03-22T00 health_drop fired", "2026-03-24T00 health_drop over")),
                arguments(
                        "a certificate that nobody renews for two weeks and a day",
                        usual().certificate("2026-03-25T00:00:00Z"),
                        List.of("2026-03-11T00 expiry fired")),
                arguments(
                        "a month in which each rule about reports has its day",
                        new SimulatedMonth(MonthOfMail.eventful(SEED), SEED, UnaryOperator.identity()),
                        MonthOfMail.EVENTFUL),
                arguments(
                        "the first failure report",
                        usual().failureReport("2026-03-03T10:20:00Z"),
                        List.of("2026-03-03T11 failure_report fired", "2026-03-10T11 failure_report over")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("months")
    void aMonth(String name, SimulatedMonth month, List<String> told) {
        assertThat(month.run()).as(name).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ordinaryMonthsAreQuiet(long seed) {
        assertThat(new SimulatedMonth(seed, UnaryOperator.identity()).run()).isEmpty();
    }

    @Test
    void whatIsSwitchedOffSaysNothing() {
        SimulatedMonth month = new SimulatedMonth(
                SEED, usual -> new RuleSetting(false, usual.threshold(), usual.minimum(), usual.coolDown()));
        assertThat(month.mail("2026-03-10", 1_000, 0.5)
                        .sender("2026-03-05T09:10:00Z", "one.example")
                        .run())
                .isEmpty();
    }

    @Test
    void theTimeOfQuietIsAsSet() {
        SimulatedMonth month = new SimulatedMonth(
                SEED, usual -> new RuleSetting(true, usual.threshold(), usual.minimum(), Duration.ofDays(7)));
        assertThat(month.mail("2026-03-10", 1_000, 0.30)
                        .mail("2026-03-12", 1_000, 0.30)
                        .run())
                .containsExactly("2026-03-11T06 failure_rate fired", "2026-03-12T06 failure_rate over");
    }

    private static SimulatedMonth usual() {
        return new SimulatedMonth(SEED, UnaryOperator.identity());
    }
}
