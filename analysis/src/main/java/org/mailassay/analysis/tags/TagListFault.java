package org.mailassay.analysis.tags;

/// What can be wrong with the form of a tag list.
public enum TagListFault implements FaultCode {
    /// Something between two semicolons is not `name=value`.
    NOT_A_TAG(Severity.ERROR),
    /// A tag occurs again; only its first value is used (RFC 6376, section 3.2).
    DUPLICATE_TAG(Severity.ERROR),
    /// A tag's value is empty.
    EMPTY_VALUE(Severity.ERROR),
    /// A value holds a character outside printable US-ASCII.
    BAD_CHARACTER(Severity.ERROR),
    /// A tag's name is not in lower case, as every standard writes it.
    TAG_NAME_CASE(Severity.WARNING);

    private final Severity severity;

    TagListFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
