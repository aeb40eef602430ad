package org.mailassay.analysis.tags;

import java.util.Locale;

/// The reason of a [Fault], implemented by one enum per kind of record.
public interface FaultCode {
    /// The constant's name.
    String name();

    /// How much it matters.
    Severity severity();

    /// The stable code that programs compare, `duplicate_tag`.
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
