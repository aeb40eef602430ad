package org.mailassay.analysis.tags;

/// How much a fault matters.
public enum Severity {
    /// The record, or a part of it, does not do what it was published for.
    ERROR,
    /// The record works, but something in it is obsolete, weak or probably not meant.
    WARNING
}
