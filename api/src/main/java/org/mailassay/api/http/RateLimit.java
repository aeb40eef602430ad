package org.mailassay.api.http;

import java.time.Instant;

/// What a limit said to one request.
///
/// @param limit requests a minute
/// @param remaining requests that are left in this minute
/// @param reset when the count begins anew
/// @param retryAfterSeconds seconds until then, at least 1
public record RateLimit(boolean allowed, int limit, long remaining, Instant reset, long retryAfterSeconds) {}
