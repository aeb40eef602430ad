package org.mailassay.analysis.spf;

/// What a domain says to a sender that it does not authorize (RFC 7208, section 6.2). It is a stranger's text: whoever
/// shows it says whose words they are.
public sealed interface SpfExplanation {
    /// The domain gives a reason.
    ///
    /// @param domain the name of the text record
    /// @param text expanded, in visible ASCII and spaces
    record Published(String domain, String text) implements SpfExplanation {}

    /// The record names none.
    record None() implements SpfExplanation {}

    /// The record names one that cannot be used, which changes nothing else.
    ///
    /// @param reason why not, for a person
    record Unusable(String reason) implements SpfExplanation {}
}
