package org.mailassay.api.http;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyHolder;

/// Remembers when each key was last used, to the minute, and writes it in batches, so that no request waits for a
/// write of its own.
public final class KeyUsage {
    private final ApiKeyStore keys;
    private final InstantSource clock;
    private final Map<KeyHolder.KeyId, Instant> pending = new ConcurrentHashMap<>();

    public KeyUsage(ApiKeyStore keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    void used(KeyHolder holder) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (holder.lastUsedAt().isEmpty() || holder.lastUsedAt().get().isBefore(minute)) {
            pending.put(holder.id(), minute);
        }
    }

    /// Writes what has come together since the last time: one statement, or none when nothing has.
    public void write() {
        Map<KeyHolder.KeyId, Instant> batch = new HashMap<>(pending);
        if (!batch.isEmpty()) {
            keys.recordUse(batch);
            batch.forEach(pending::remove);
        }
    }
}
