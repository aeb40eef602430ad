package org.mailassay.api.http;

import java.util.Map;
import java.util.OptionalLong;

/// Why a request was not fulfilled, before it takes the shape of a family.
///
/// @param message for a person; never holds a secret, a stack trace or another account's data
/// @param headers header fields that belong to this problem (`Allow`, `WWW-Authenticate`)
/// @param retryAfter seconds after which the same request may succeed, when that is known
public record Problem(ErrorCode code, String message, Map<String, String> headers, OptionalLong retryAfter) {
    public Problem {
        headers = Map.copyOf(headers);
    }

    public static Problem of(ErrorCode code, String message) {
        return new Problem(code, message, Map.of(), OptionalLong.empty());
    }

    public static Problem badRequest(String message) {
        return of(ErrorCode.BAD_REQUEST, message);
    }

    public static Problem unprocessable(String message) {
        return of(ErrorCode.UNPROCESSABLE_ENTITY, message);
    }

    /// The plan allows no more until then.
    ///
    /// @param seconds until the same request may succeed
    public static Problem quotaReached(String message, long seconds) {
        return new Problem(
                ErrorCode.RATE_LIMIT_EXCEEDED,
                message,
                Map.of("Retry-After", Long.toString(seconds)),
                OptionalLong.of(seconds));
    }

    /// What is answered for a resource that does not exist, and for one of another account: both look the same.
    public static Problem notFound() {
        return of(ErrorCode.NOT_FOUND, "The resource does not exist, or is not in this account.");
    }

    /// As [#notFound()], for what is missing from a resource that the caller has.
    public static Problem notFound(String message) {
        return of(ErrorCode.NOT_FOUND, message);
    }

    static Problem invalidKey(String message) {
        return new Problem(
                ErrorCode.INVALID_API_KEY,
                message,
                Map.of("WWW-Authenticate", "Bearer realm=\"mailassay\""),
                OptionalLong.empty());
    }

    static Problem methodNotAllowed(String allowed) {
        return new Problem(
                ErrorCode.METHOD_NOT_ALLOWED,
                "This resource allows " + allowed + ".",
                Map.of("Allow", allowed),
                OptionalLong.empty());
    }

    static Problem tooManyRequests(RateLimit limit) {
        return new Problem(
                ErrorCode.RATE_LIMIT_EXCEEDED,
                "Too many requests: the limit is " + limit.limit() + " a minute.",
                Map.of("Retry-After", Long.toString(limit.retryAfterSeconds())),
                OptionalLong.of(limit.retryAfterSeconds()));
    }

    public static Problem unavailable(String message) {
        return new Problem(ErrorCode.SERVICE_UNAVAILABLE, message, Map.of("Retry-After", "5"), OptionalLong.of(5));
    }

    /// This problem as something that ends the reading of a request.
    public RefusedRequest refused() {
        return new RefusedRequest(this);
    }
}
