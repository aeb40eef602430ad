package org.mailassay.analysis.dkim;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;

/// The key look-ups for one message: each key is asked for once, and all of them side by side on virtual threads.
///
/// To be used by one thread.
public final class KeyLookups {
    private final Dns dns;
    private final KeyRecordCache cache;
    private final Map<DomainName, CompletableFuture<KeyLookup>> lookups = new HashMap<>();

    public KeyLookups(Dns dns, KeyRecordCache cache) {
        this.dns = dns;
        this.cache = cache;
    }

    /// Begins to ask for a key, unless that was begun before.
    public CompletableFuture<KeyLookup> of(DomainName name) {
        return lookups.computeIfAbsent(
                name,
                asked -> CompletableFuture.supplyAsync(
                        () -> KeyLookup.lookUp(asked, dns, cache), Thread::startVirtualThread));
    }

    /// Begins to ask for a key that will be needed later.
    public void begin(DomainName name) {
        CompletableFuture<KeyLookup> _ = of(name);
    }
}
