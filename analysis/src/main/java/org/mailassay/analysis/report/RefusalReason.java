package org.mailassay.analysis.report;

import java.util.Locale;

/// The closed set of reasons why something received at a reporting address was not turned into rows. The codes are
/// part of the API: one may be added, none changes its meaning.
public enum RefusalReason {
    /// Nothing in the message looks like a report.
    NOT_A_REPORT,
    /// The message has no content at all.
    EMPTY,
    /// The gzip stream ends early or its check sum is wrong.
    TRUNCATED_GZIP,
    /// The bytes claim to be gzip and are not.
    MALFORMED_GZIP,
    /// The zip archive cannot be read.
    MALFORMED_ZIP,
    /// The zip archive is encrypted.
    ENCRYPTED_ZIP,
    /// The message is larger than the limit.
    TOO_LARGE_MESSAGE,
    /// The report unpacks to more than the limit.
    TOO_LARGE_UNPACKED,
    /// The container unpacks to more octets for each octet than any honest report does.
    TOO_HIGH_RATIO,
    /// The archive has more entries, or the message more parts, than the limit.
    TOO_MANY_ENTRIES,
    /// The report has more records than the limit.
    TOO_MANY_RECORDS,
    /// MIME parts are nested deeper than the limit.
    TOO_DEEP,
    /// The XML ends before the report does.
    TRUNCATED_XML,
    /// The XML is not well-formed, at the line and column in the detail.
    MALFORMED_XML,
    /// The XML declares a document type or an entity, which no report needs.
    FORBIDDEN_DTD,
    /// The XML nests deeper, or has longer names, attributes or values than any report needs.
    TOO_COMPLEX_XML,
    /// Well-formed XML that is no aggregate report.
    NOT_AN_AGGREGATE_REPORT,
    /// A field without which a report means nothing is missing or unreadable: the detail names it.
    MISSING_FIELD,
    /// A value is outside what can be stored (a count, a date or an address): the detail names it.
    BAD_VALUE,
    /// The JSON is malformed, or is not a TLS report.
    MALFORMED_JSON;

    /// The code as it stands in the API and in the database: lower case with underscores.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
