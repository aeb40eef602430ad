package org.mailassay.analysis.mime;

/// Something in a message's MIME structure that is not as RFC 2046 has it.
///
/// @param part where: the part's path, as [MimePart#path()] gives it
public record MimeFault(Kind kind, String part) {
    /// What it is.
    public enum Kind {
        /// A multipart without a boundary parameter, or whose boundary stands nowhere (RFC 2046, section 5.1.1).
        NO_BOUNDARY,
        /// The closing delimiter is missing (RFC 2046, section 5.1.1).
        NOT_CLOSED,
        /// A transfer encoding on a multipart or an enclosed message that may have none (RFC 2046, section 5.2.1).
        ENCODED_CONTAINER,
        /// Nested deeper than the limit; what lies there is not taken apart.
        TOO_DEEP,
        /// More parts than the limit; the rest is not read.
        TOO_MANY_PARTS
    }
}
