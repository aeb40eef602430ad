package org.mailassay.api.http;

import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.Optional;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyHolder;

/// Who makes a request, and whether they may: within the limit of their key, as its plan says, or of their address
/// when they bring none; with an account in good standing. Each node counts for itself.
public final class Callers {
    private static final int KEY_PLACES = 100_000;
    private static final int ADDRESS_PLACES = 20_000;

    private final Authentication authentication;
    private final RateLimiter keys;
    private final RateLimiter scans;
    private final RateLimiter addresses;
    private final InstantSource clock;
    private final int keylessPerMinute;

    /// @param keylessPerMinute requests a minute of one client address without a key
    public Callers(ApiKeyStore keys, KeyUsage usage, InstantSource clock, int keylessPerMinute) {
        this.authentication = new Authentication(keys, usage, clock);
        this.keys = new RateLimiter(clock, KEY_PLACES);
        this.scans = new RateLimiter(clock, KEY_PLACES);
        this.addresses = new RateLimiter(clock, ADDRESS_PLACES);
        this.clock = clock;
        this.keylessPerMinute = keylessPerMinute;
    }

    /// Counts the request and says whose key it brought, if any. Refused when the limit is reached.
    Optional<KeyHolder> identify(ServerRequest request) {
        return identify(request, Pace.REQUESTS);
    }

    private Optional<KeyHolder> identify(ServerRequest request, Pace pace) {
        Exchange exchange = Exchange.of(request);
        Optional<KeyHolder> holder;
        try {
            holder = authentication.identify(request);
        } catch (StoreUnavailable e) {
            exchange.counted(take(exchange, Optional.empty(), pace));
            throw e;
        }
        holder.ifPresent(exchange::identified);
        RateLimit limit = take(exchange, holder, pace);
        exchange.counted(limit);
        if (!limit.allowed()) {
            throw Problem.tooManyRequests(limit).refused();
        }
        return holder;
    }

    /// As [#identify], refused when there is no valid key or its account may not be used now.
    KeyHolder require(ServerRequest request) {
        return require(request, Pace.REQUESTS);
    }

    /// As [#require(ServerRequest)], counted against that limit.
    KeyHolder require(ServerRequest request, Pace pace) {
        KeyHolder holder = identify(request, pace)
                .orElseThrow(() ->
                        Problem.invalidKey("The API key is missing or invalid.").refused());
        switch (holder.account().standing(clock.instant())) {
            case ACTIVE -> {}
            case SUSPENDED ->
                throw Problem.of(ErrorCode.SUBSCRIPTION_REQUIRED, "This account is suspended.")
                        .refused();
            case PAST_PERIOD ->
                throw Problem.of(ErrorCode.SUBSCRIPTION_REQUIRED, "The period of this account's plan is over.")
                        .refused();
        }
        return holder;
    }

    private RateLimit take(Exchange exchange, Optional<KeyHolder> holder, Pace pace) {
        return holder.map(known -> switch (pace) {
                    case REQUESTS ->
                        keys.take(known.id(), known.account().plan().requestsPerMinute());
                    case SCANS -> scans.take(known.id(), known.account().plan().scansPerMinute());
                })
                .orElseGet(() -> addresses.take(ClientAddresses.block(exchange.client()), keylessPerMinute));
    }
}
