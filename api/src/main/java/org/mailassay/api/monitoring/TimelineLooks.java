package org.mailassay.api.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.timeline.DomainLook;
import org.mailassay.analysis.timeline.DomainLooking;
import org.mailassay.analysis.timeline.LookQuestion;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.store.monitoring.DomainKey;
import org.mailassay.store.monitoring.LookPlan;
import org.mailassay.store.monitoring.MonitoringStore;

/// Looks at verified domains and keeps what was seen.
public final class TimelineLooks {
    private final MonitoringStore monitoring;
    private final Dns dns;
    private final PolicyFetcher policyFetcher;
    private final InstantSource clock;
    private final LookTiming timing;

    public TimelineLooks(
            MonitoringStore monitoring, Dns dns, PolicyFetcher policyFetcher, InstantSource clock, LookTiming timing) {
        this.monitoring = monitoring;
        this.dns = dns;
        this.policyFetcher = policyFetcher;
        this.clock = clock;
        this.timing = timing;
    }

    /// Looks now.
    ///
    /// @param deadline how long it may take; what is not read then is not known
    /// @return empty when the domain is not verified, or a later look was kept before this one
    public Optional<TimelineLook> look(DomainKey key, Duration deadline) {
        Optional<LookPlan> plan = monitoring.plan(key);
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        // As exactly as the database keeps it.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DomainLook look = DomainLooking.look(new LookQuestion(
                new DomainName(plan.get().domain()),
                plan.get().hosts(),
                plan.get().keys(),
                dns,
                policyFetcher,
                deadline));
        return monitoring
                .keep(key, look, at, (change, failures) -> timing.next(at, change, failures))
                .map(change -> new TimelineLook(look, change));
    }
}
