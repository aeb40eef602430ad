package org.mailassay.mailets.smtp;

/// Says which of the mail processors, if any, takes mail for an address.
@FunctionalInterface
public interface Recipients {
    /// Looks an address up.
    ///
    /// @param localPart without quotes
    /// @param domain in lower case; empty when none was given
    Answer find(String localPart, String domain);

    /// The answer to RCPT.
    sealed interface Answer {
        /// Mail for it goes to this processor.
        record Accepted(String processor) implements Answer {}

        /// The domain is the appliance's, but there is no such address.
        record Unknown() implements Answer {}

        /// The domain is somebody else's.
        record Foreign() implements Answer {}

        /// It cannot be said now.
        record Unavailable() implements Answer {}
    }
}
