package org.mailassay.analysis.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineMergeTest {
    private static final String DOMAIN = "example.com";
    private static final Instant EARLIER = Instant.parse("2026-04-05T06:00:00Z");
    private static final Instant NOW = Instant.parse("2026-04-05T12:00:00Z");

    /// A row is `KIND key=value`, with a `?` behind when the look before this one found it absent. What a look
    /// found is written alike; `-` is absent, `!` not known. The outcome: `=` seen, `?` missed, `-` closed, `+`
    /// opened.
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # one name
            | MX example.com=10 mx | +MX example.com=10 mx
            | MX example.com=- |
            | MX example.com=! |
            MX example.com=10 mx | MX example.com=10 mx | =MX example.com
            MX example.com=10 mx | MX example.com=20 mx | -MX example.com; +MX example.com=20 mx
            MX example.com=10 mx | MX example.com=- | ?MX example.com
            MX example.com=10 mx? | MX example.com=- | -MX example.com@06
            MX example.com=10 mx? | MX example.com=! |
            MX example.com=10 mx? | MX example.com=10 mx | =MX example.com
            MX example.com=10 mx? | MX example.com=20 mx | -MX example.com@06; +MX example.com=20 mx
            MX example.com=10 mx | MX example.com=! |
            # names that others lead to
            SPF example.com=a;SPF in.example=b | SPF example.com=c | -SPF example.com; -SPF in.example; +SPF example.com=c
            SPF example.com=a;SPF in.example=b | SPF example.com=! |
            SPF example.com=a;SPF in.example=b | SPF example.com=- | ?SPF example.com; ?SPF in.example
            SPF example.com=a?;SPF in.example=b? | SPF example.com=- | -SPF example.com@06; -SPF in.example@06
            SPF example.com=a;SPF in.example=b | SPF example.com=c;SPF new.example=! | -SPF example.com; +SPF example.com=c
            TLSA _25._tcp.mx=3 1 1 aa | MX example.com=10 other;TLSA _25._tcp.other=- | ?TLSA _25._tcp.mx; +MX example.com=10 other
            TLSA _25._tcp.mx=3 1 1 aa | MX example.com=!;TLSA _25._tcp.example.com=! |
            # names that are given, not found
            DKIM s._domainkey.example.com=k | SPF example.com=a | +SPF example.com=a
            """)
    void eachLookChangesWhatItShows(String open, String look, String outcome) {
        List<OpenSet> rows = parts(open).stream().map(TimelineMergeTest::row).toList();
        List<Observation> observations =
                parts(look).stream().map(TimelineMergeTest::observation).toList();

        TimelineChange change = TimelineMerge.merge(rows, DomainLook.of(Set.of(DOMAIN), observations), NOW);

        assertThat(written(change)).containsExactlyInAnyOrderElementsOf(parts(outcome));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "59, 0", "60, 1"})
    void twoLooksSoonAfterOneAnotherCloseNothing(int minutes, int closed) {
        OpenSet row = new OpenSet(
                1,
                new SetName(SetKind.MX, DOMAIN),
                "10 mx",
                DOMAIN,
                Optional.of(NOW.minus(Duration.ofMinutes(minutes))));
        DomainLook look = DomainLook.of(Set.of(DOMAIN), List.of(observation("MX example.com=-")));

        TimelineChange change = TimelineMerge.merge(List.of(row), look, NOW);

        assertThat(change.closed()).hasSize(closed);
        assertThat(change.stillAbsent()).hasSize(1 - closed);
        assertThat(change.missed()).isEmpty();
    }

    /// Two hosts lead to the same name, which is not known or absent: what else the second led to stays.
    @ParameterizedTest
    @CsvSource({"!, 0", "-, 1"})
    void aNameThatTwoHostsLeadToCountsForBoth(String answer, int missed) {
        OpenSet row = new OpenSet(
                1, new SetName(SetKind.SPF, "deep.example"), "v=spf1 -all", "mail.example.com", Optional.empty());
        Observation first = observation("SPF in.example=" + answer);
        Observation second = new Observation(first.name(), "mail.example.com", first.answer());
        DomainLook look = DomainLook.of(Set.of(DOMAIN, "mail.example.com"), List.of(first, second));

        TimelineChange change = TimelineMerge.merge(List.of(row), look, NOW);

        assertThat(look.observations()).containsExactly(first);
        assertThat(change.closed()).isEmpty();
        assertThat(change.missed()).hasSize(missed);
    }

    /// What a host that was not read led to says nothing.
    @ParameterizedTest
    @CsvSource({"example.com,1", "mail.example.com,0"})
    void onlyRowsOfHostsThatWereReadClose(String origin, int closed) {
        OpenSet row = new OpenSet(1, new SetName(SetKind.SPF, "in.example"), "v=spf1 -all", origin, Optional.empty());
        DomainLook look = DomainLook.of(Set.of(DOMAIN), List.of(observation("SPF example.com=v=spf1 ~all")));

        assertThat(TimelineMerge.merge(List.of(row), look, NOW).closed()).hasSize(closed);
    }

    private static List<String> parts(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(";")).map(String::strip).toList();
    }

    private static OpenSet row(String text) {
        boolean missed = text.endsWith("?");
        String value = text.substring(text.indexOf('=') + 1, text.length() - (missed ? 1 : 0));
        return new OpenSet(1, name(text), value, DOMAIN, missed ? Optional.of(EARLIER) : Optional.empty());
    }

    private static Observation observation(String text) {
        String value = text.substring(text.indexOf('=') + 1);
        SetAnswer answer = switch (value) {
            case "-" -> new SetAnswer.Absent();
            case "!" -> new SetAnswer.Unknown("SERVFAIL");
            default -> new SetAnswer.Found(value);
        };
        return new Observation(name(text), DOMAIN, answer);
    }

    private static SetName name(String text) {
        int space = text.indexOf(' ');
        return new SetName(
                SetKind.of(text.substring(0, space)).orElseThrow(), text.substring(space + 1, text.indexOf('=')));
    }

    private static List<String> written(TimelineChange change) {
        List<String> written = new java.util.ArrayList<>();
        change.seen().forEach(_ -> written.add("=MX example.com"));
        change.missed().forEach(row -> written.add("?" + text(row.name())));
        change.closed()
                .forEach(closed -> written.add(
                        "-" + text(closed.set().name()) + (closed.removedAt().equals(EARLIER) ? "@06" : "")));
        change.opened().forEach(opened -> written.add("+" + text(opened.name()) + "=" + opened.value()));
        return written;
    }

    private static String text(SetName name) {
        return name.kind().text() + " " + name.key();
    }
}
