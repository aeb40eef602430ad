package org.mailassay.appliance.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.mailassay.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A list that is asked for once for all figures that are made of it. While the database is away it is empty.
///
/// @param <T> what is in it
public final class Remembered<T> implements Supplier<List<T>> {
    private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Supplier<List<T>> source;
    private final InstantSource clock;
    private List<T> known = List.of();
    private Instant askedAt = Instant.MIN;

    public Remembered(Supplier<List<T>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public synchronized List<T> get() {
        Instant now = clock.instant();
        if (askedAt.equals(Instant.MIN) || Duration.between(askedAt, now).compareTo(FRESH) > 0) {
            known = ask();
            askedAt = now;
        }
        return known;
    }

    private List<T> ask() {
        try {
            return List.copyOf(source.get());
        } catch (StoreUnavailable away) {
            LOG.debug("Figures cannot be read", away);
            return List.of();
        }
    }
}
