package org.mailassay.mailets.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.transport.MtaStsPolicy;
import org.mailassay.analysis.transport.PolicyFetch;

class StsPoliciesTest {
    private static final DomainName DOMAIN = new DomainName("example.com");
    private static final PolicyFetch AWAY = new PolicyFetch.Failed(PolicyFetch.Cause.UNREACHABLE, "away");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-25T14:32:00Z"));
    private final AtomicReference<Dns> dns = new AtomicReference<>(record("1"));
    private final AtomicReference<PolicyFetch> web = new AtomicReference<>(policy("mx1.example.com"));
    private final AtomicInteger fetches = new AtomicInteger();
    private final InstantSource time = now::get;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final StsPolicies policies = new StsPolicies(
            (name, type) -> dns.get().query(name, type),
            _ -> {
                fetches.incrementAndGet();
                return web.get();
            },
            clock);

    @Test
    void aPolicyIsKeptAndFetchedAgainWhenItsIdChanges() {
        assertThat(permits("mx1.example.com")).isTrue();
        assertThat(permits("mx2.example.com")).isFalse();
        assertThat(fetches).hasValue(1);

        web.set(policy("mx2.example.com"));
        assertThat(permits("mx2.example.com")).as("the same id").isFalse();
        dns.set(record("2"));
        assertThat(permits("mx2.example.com")).isTrue();
        assertThat(fetches).hasValue(2);
    }

    /// Whoever can take the record or the web server away must not be able to take the policy away.
    @ParameterizedTest
    @ValueSource(strings = {"{}", "_mta-sts.example.com: [SERVFAIL]", "_mta-sts.example.com: [TXT: v=STSv1; id=9]"})
    void aKeptPolicyOutlivesItsRecordAndItsServer(String zones) {
        assertThat(permits("mx1.example.com")).isTrue();
        dns.set(Zones.of(zones));
        web.set(AWAY);
        now.set(now.get().plus(Duration.ofHours(23)));
        assertThat(permits("mx1.example.com")).isTrue();

        now.set(now.get().plus(Duration.ofHours(2)));
        assertThat(policies.enforced(DOMAIN)).as("max_age is over").isEmpty();
    }

    @Test
    void whatIsNoPolicyIsNotAskedForWithEachMail() {
        for (PolicyFetch none : new PolicyFetch[] {AWAY, text("text/html", "mx1.example.com")}) {
            web.set(none);
            assertThat(policies.enforced(DOMAIN)).isEmpty();
            assertThat(policies.enforced(DOMAIN)).isEmpty();
        }
        assertThat(fetches).hasValue(1);
        now.set(now.get().plus(Duration.ofMinutes(6)));
        web.set(policy("mx1.example.com"));
        assertThat(permits("mx1.example.com")).isTrue();
    }

    private boolean permits(String host) {
        return policies.enforced(DOMAIN)
                .map((MtaStsPolicy policy) -> policy.permits(host))
                .orElse(false);
    }

    private static Dns record(String id) {
        return Zones.of("_mta-sts.example.com:\n  - TXT: v=STSv1; id=" + id + "\n");
    }

    private static PolicyFetch policy(String host) {
        return text("text/plain", host);
    }

    private static PolicyFetch text(String type, String host) {
        String text = "version: STSv1\nmode: enforce\nmx: " + host + "\nmax_age: 86400\n";
        return new PolicyFetch.Fetched(type, Octets.of(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
