package org.mailassay.analysis.spf;

import java.util.Optional;

/// What a check says of the client (RFC 7208, section 2.6).
public sealed interface SpfResult {
    /// The result as headers and reports write it.
    default String keyword() {
        return switch (this) {
            case None none -> "none";
            case Neutral neutral -> "neutral";
            case Pass pass -> "pass";
            case Fail fail -> "fail";
            case SoftFail softFail -> "softfail";
            case TempError error -> "temperror";
            case PermError error -> "permerror";
        };
    }

    /// There is no policy to check by.
    record None(Absence absence) implements SpfResult {}

    /// Why there is no policy.
    enum Absence {
        /// The name checked is no domain name of several labels.
        MALFORMED_DOMAIN,
        /// The domain does not exist.
        NO_SUCH_DOMAIN,
        /// The domain publishes no policy.
        NO_POLICY
    }

    /// The policy says nothing of the client.
    ///
    /// @param match the directive that says so; empty when no directive matched (RFC 7208, section 4.7)
    record Neutral(Optional<SpfMatch> match) implements SpfResult {}

    /// The client is authorized.
    record Pass(SpfMatch match) implements SpfResult {}

    /// The client is not authorized.
    record Fail(SpfMatch match, SpfExplanation explanation) implements SpfResult {}

    /// The client is probably not authorized.
    record SoftFail(SpfMatch match) implements SpfResult {}

    /// The check could not be done now.
    record TempError(SpfTemporaryError error) implements SpfResult {}

    /// The policy cannot be interpreted until its publisher mends it.
    record PermError(SpfPermanentError error) implements SpfResult {}
}
