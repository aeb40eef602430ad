package org.mailassay.analysis.authresults;

/// A property of the message that a method looked at (RFC 8601, section 2.3).
///
/// @param type where it was found: `smtp`, `header`, `body` or `policy`; empty for the `name=value` without a
///     type that some write
/// @param name what it is: `mailfrom`, `d`, `from`
/// @param value what was there
public record Property(String type, String name, String value) {}
