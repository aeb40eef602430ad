package org.mailassay.appliance.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.store.blocklist.ProbeStore;

/// How the blocklists stand, read from the store once a minute at most.
public final class ListStanding implements Supplier<List<ProbeResult>> {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final ProbeStore store;
    private final InstantSource clock;
    private List<ProbeResult> known = List.of();
    private Instant readAt = Instant.MIN;

    public ListStanding(ProbeStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// What the last probes came to; empty before the first.
    @Override
    public synchronized List<ProbeResult> get() {
        Instant now = clock.instant();
        if (readAt.equals(Instant.MIN) || Duration.between(readAt, now).compareTo(FRESH) > 0) {
            known = store.all();
            readAt = now;
        }
        return known;
    }
}
