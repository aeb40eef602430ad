package org.mailassay.analysis.dmarc;

/// One of the values that a tag can have.
interface TagValue {
    /// As it is written in a record; letter case is ignored in reading (RFC 9989, section 4.8).
    String text();
}
