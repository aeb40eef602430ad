package org.mailassay.analysis.blocklist;

/// By which entries a domain list is probed.
public sealed interface TestEntries {
    /// It has entries for it (RFC 5782, section 5).
    ///
    /// @param listed always listed
    /// @param clean never listed
    record Named(String listed, String clean) implements TestEntries {}

    /// It is not known to have any.
    record None() implements TestEntries {}

    /// Those that the standard has for lists of domains.
    Named DOMAIN = new Named("test", "invalid");
}
