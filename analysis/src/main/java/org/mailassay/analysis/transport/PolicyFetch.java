package org.mailassay.analysis.transport;

import org.mailassay.analysis.message.Octets;

/// What came of fetching an MTA-STS policy.
public sealed interface PolicyFetch {
    /// The server answered with status 200.
    ///
    /// @param contentType the media type as sent; empty when there was none
    /// @param body the policy's octets
    record Fetched(String contentType, Octets body) implements PolicyFetch {}

    /// The policy could not be had.
    ///
    /// @param cause what went wrong
    /// @param detail the same for a person
    record Failed(Cause cause, String detail) implements PolicyFetch {}

    /// Why a policy could not be had.
    enum Cause {
        /// Nobody tried.
        NOT_FETCHED,
        /// The host has no address or does not answer.
        UNREACHABLE,
        /// No answer in time.
        TIMEOUT,
        /// The certificate is not valid for the host (RFC 8461, section 3.3).
        BAD_CERTIFICATE,
        /// The server redirects, which senders must not follow (RFC 8461, section 3.3).
        REDIRECT,
        /// The server answered with another status than 200.
        BAD_STATUS,
        /// The answer is larger than any policy.
        TOO_LARGE;

        /// Whether trying again later may succeed without the owner doing anything.
        public boolean isPassing() {
            return this == NOT_FETCHED || this == TIMEOUT;
        }
    }
}
