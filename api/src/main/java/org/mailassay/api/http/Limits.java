package org.mailassay.api.http;

import java.time.InstantSource;
import java.util.Optional;
import org.mailassay.store.account.KeyHolder;

/// How many requests a caller may make: so many for each key, as its plan says, and so many for each client address
/// without one. Each node counts for itself.
public final class Limits {
    private static final int KEY_PLACES = 100_000;
    private static final int ADDRESS_PLACES = 20_000;

    private final RateLimiter keys;
    private final RateLimiter addresses;
    private final int keylessPerMinute;

    public Limits(InstantSource clock, int keylessPerMinute) {
        this.keys = new RateLimiter(clock, KEY_PLACES);
        this.addresses = new RateLimiter(clock, ADDRESS_PLACES);
        this.keylessPerMinute = keylessPerMinute;
    }

    /// Counts a request: by its key when that is known, else by the address that it comes from.
    RateLimit take(Exchange exchange, Optional<KeyHolder> holder) {
        return holder.map(known -> keys.take(known.id(), known.account().plan().requestsPerMinute()))
                .orElseGet(() -> addresses.take(ClientAddresses.block(exchange.client()), keylessPerMinute));
    }
}
