package org.mailassay.analysis.tags;

/// Something wrong or doubtful in a published record, with its reason and its place.
///
/// @param reason why
/// @param text the same for a person, in a sentence
/// @param offset the place in the record's text, counted in characters from 0; -1 when the record as a whole is meant
/// @param tag the tag or field concerned; empty when there is none
public record Fault(FaultCode reason, String text, int offset, String tag) {
    /// The offset that means the whole record.
    public static final int WHOLE_RECORD = -1;

    /// A fault of the record as a whole.
    public static Fault of(FaultCode reason, String text) {
        return new Fault(reason, text, WHOLE_RECORD, "");
    }

    /// A fault at one tag.
    public static Fault at(Tag tag, FaultCode reason, String text) {
        return new Fault(reason, text, tag.valueOffset(), tag.name());
    }

    /// Whether the record does not do what it should because of it.
    public boolean isError() {
        return reason.severity() == Severity.ERROR;
    }

    /// The stable code that programs compare.
    public String code() {
        return reason.code();
    }
}
