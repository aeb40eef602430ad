package org.mailassay.analysis.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.RecordingDns;
import org.mailassay.analysis.dns.ReplayedDns;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.spf.SpfTraceTerm.Outcome;
import org.mailassay.analysis.testing.Zones;

class SpfEvaluationTest {
    private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.9");
    private static final Dns ZONES = Zones.of("""
            example.com: [{TXT: "v=spf1 a:host.example.com include:list.example.com mx ip4:192.0.2.9 -all redirect=x.example"}]
            host.example.com: [{A: 192.0.2.1}, {A: 192.0.2.2}]
            list.example.com: [{TXT: "v=spf1 exists:%{ir}.gone.example.com redirect=more.example.com"}]
            more.example.com: [{TXT: "v=spf1 ip4:198.51.100.0/24 ~all"}]
            refuses.example.com: [{TXT: "v=spf1 exp=why.example.com -all"}]
            why.example.com: [{TXT: "Because."}]
            """);

    private static SpfCheck check(Dns dns, String domain) {
        return new SpfEvaluation(dns).check(SpfRequest.mailFrom(CLIENT, "h.example.org", "u@" + domain));
    }

    @Test
    void the_trace_tells_what_became_of_every_term() {
        SpfCheck check = check(ZONES, "example.com");
        assertThat(check.result()).isEqualTo(new SpfResult.Pass(new SpfMatch("example.com", "ip4:192.0.2.9", 54)));
        assertThat(check.terms()).isEqualTo(5);
        assertThat(check.voidLookups()).isEqualTo(2);
        List<SpfTraceTerm> terms = check.trace().terms();
        assertThat(terms)
                .extracting(SpfTraceTerm::outcome)
                .containsExactly(
                        Outcome.NO_MATCH,
                        Outcome.NO_MATCH,
                        Outcome.NO_MATCH,
                        Outcome.MATCH,
                        Outcome.NOT_REACHED,
                        Outcome.NOT_REACHED);
        assertThat(terms.getFirst().target()).isEqualTo("host.example.com");
        assertThat(terms.getFirst().lookups()).hasSize(1);
        assertThat(terms.get(2).lookups()).allMatch(SpfLookup::isVoid).hasSize(1);

        SpfTrace included = terms.get(1).below().orElseThrow();
        assertThat(included.domain()).isEqualTo("list.example.com");
        assertThat(included.result().keyword()).isEqualTo("softfail");
        assertThat(included.terms()).extracting(SpfTraceTerm::outcome).containsExactly(Outcome.NO_MATCH, Outcome.USED);
        assertThat(included.terms().getFirst().target()).isEqualTo("9.2.0.192.gone.example.com");
        SpfTrace redirected = included.terms().get(1).below().orElseThrow();
        assertThat(redirected.terms())
                .extracting(SpfTraceTerm::outcome)
                .containsExactly(Outcome.NO_MATCH, Outcome.MATCH);
    }

    @Test
    void a_helo_name_with_u_labels_is_expanded_with_a_labels() {
        Dns dns = Zones.of("""
                example.com: [{TXT: "v=spf1 exists:%{h}._helo.%{d} -all"}]
                mail.xn--bcher-kva.example._helo.example.com: [{A: 127.0.0.2}]
                """);
        SpfRequest request = SpfRequest.mailFrom(CLIENT, "mail.b\u00fccher.example", "u@example.com");

        assertThat(new SpfEvaluation(dns).check(request).result().keyword()).isEqualTo("pass");
    }

    @Test
    void the_explanation_is_in_the_trace() {
        SpfCheck check = check(ZONES, "refuses.example.com");
        assertThat(check.trace().terms()).extracting(SpfTraceTerm::text).containsExactly("-all", "exp=why.example.com");
        assertThat(check.trace().terms().getLast().lookups())
                .extracting(lookup -> lookup.question().name())
                .containsExactly("why.example.com");
    }

    @Test
    void a_check_that_takes_too_long_is_a_temporary_error() {
        Instant[] now = {Instant.EPOCH};
        InstantSource clock = () -> now[0];
        Dns slow = (name, type) -> {
            now[0] = now[0].plus(Duration.ofSeconds(11));
            return ZONES.query(name, type);
        };
        SpfCheck check = new SpfEvaluation(slow, SpfLimits.STANDARD, clock)
                .check(SpfRequest.mailFrom(CLIENT, "h.example.org", "u@example.com"));
        assertThat(check.result())
                .isEqualTo(new SpfResult.TempError(new SpfTemporaryError.OutOfTime(Duration.ofSeconds(20))));
    }

    @Test
    void the_limits_can_be_set() {
        SpfLimits narrow = new SpfLimits(1, 0, 1, 1, Duration.ofSeconds(20));
        SpfCheck check = new SpfEvaluation(ZONES, narrow, InstantSource.system())
                .check(SpfRequest.mailFrom(CLIENT, "h.example.org", "u@example.com"));
        assertThat(check.result())
                .isInstanceOfSatisfying(
                        SpfResult.PermError.class,
                        error -> assertThat(error.error())
                                .isEqualTo(new SpfPermanentError.TooManyTerms(
                                        "example.com", "include:list.example.com", 1)));
    }

    @Test
    void a_recorded_check_can_be_repeated() {
        RecordingDns recording = new RecordingDns(ZONES);
        SpfCheck first = check(recording, "example.com");
        assertThat(check(new ReplayedDns(recording.recorded()), "example.com")).isEqualTo(first);
    }

    @Test
    void a_malformed_domain_is_not_asked_for() {
        Dns never = (name, type) -> {
            throw new AssertionError("asked for " + name);
        };
        assertThat(check(never, "[192.0.2.9]").result().keyword()).isEqualTo("none");
        assertThat(check(never, "a..example").result().keyword()).isEqualTo("none");
        assertThat(check(never, "x".repeat(100_000) + ".example").result().keyword())
                .isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a ", "ip4:192.0.2.1 ", "a:%{d}} ", "include:x.%%{ ", "%{", "x=%{d} ", "a/24 ", "redirect=a.b "})
    void no_record_costs_more_than_its_length(String unit) {
        for (int size : List.of(65_000, 4_000_000)) {
            String record = "v=spf1 " + unit.repeat(size / unit.length());
            Dns one = (name, type) -> type == RecordType.TXT
                    ? new DnsAnswer.Found(
                            List.of(DnsRecord.Txt.of(record)), List.of(), Duration.ZERO, Security.INSECURE)
                    : ZONES.query(name, type);
            long start = System.nanoTime();
            check(one, "example.com");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }
}
