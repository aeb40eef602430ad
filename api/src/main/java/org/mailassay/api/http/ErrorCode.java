package org.mailassay.api.http;

import java.util.Locale;

/// The machine-readable codes of errors, each with its status. They are part of the API: one may be added, none
/// changes its meaning.
public enum ErrorCode {
    /// The request is malformed or a parameter is invalid.
    BAD_REQUEST(400),
    /// The key is missing, unknown, revoked or expired.
    INVALID_API_KEY(401),
    /// The account is suspended or past its period.
    SUBSCRIPTION_REQUIRED(403),
    /// The time asked for is older than the plan keeps data.
    RETENTION_EXCEEDED(403),
    /// The key may not do this.
    INSUFFICIENT_SCOPE(403),
    /// There is no such resource in the account.
    NOT_FOUND(404),
    /// The resource exists and has no such method.
    METHOD_NOT_ALLOWED(405),
    /// The request did not arrive in time.
    REQUEST_TIMEOUT(408),
    /// What the cursor comes before is no longer kept.
    CURSOR_EXPIRED(410),
    /// The body is larger than the limit.
    PAYLOAD_TOO_LARGE(413),
    /// The request line is longer than the limit.
    URI_TOO_LONG(414),
    /// The body is not of the type that the resource reads.
    UNSUPPORTED_MEDIA_TYPE(415),
    /// The request is well-formed, but what it asks for is not valid.
    UNPROCESSABLE_ENTITY(422),
    /// Too many requests.
    RATE_LIMIT_EXCEEDED(429),
    /// A fault of the appliance; the log line with the same request id tells more.
    INTERNAL_ERROR(500),
    /// The appliance cannot answer now: its database is away or it is overloaded.
    SERVICE_UNAVAILABLE(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /// The code as it stands in the body: lower case with underscores.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The code for a status that the server itself came to, before or beside a resource.
    static ErrorCode ofStatus(int status) {
        for (ErrorCode code : values()) {
            if (code.status == status && code != SUBSCRIPTION_REQUIRED && code != RETENTION_EXCEEDED) {
                return code;
            }
        }
        return status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
    }
}
