package org.mailassay.analysis.report;

/// What octets are by their first ones, whatever their sender calls them.
enum Content {
    /// Nothing, or white space only.
    EMPTY,
    GZIP,
    ZIP,
    /// Markup with a feedback element near its beginning: nothing but an aggregate report.
    AGGREGATE_REPORT,
    /// Other markup, or a text with XML in it: perhaps an aggregate report.
    XML,
    /// JSON with the members of a TLS report.
    TLS_REPORT,
    /// The machine-readable part of a failure report.
    FAILURE_REPORT,
    /// A failure report for people, from a sender that perhaps has no other.
    PLAIN_FAILURE_REPORT,
    /// A message with a header.
    MESSAGE,
    OTHER
}
