package org.mailassay.analysis.bimi;

/// What BIMI says of a message before its logo is looked at (draft-brand-indicators-for-message-identification,
/// section 7.7).
public sealed interface BimiResult {
    /// The domain asserts a logo.
    record Asserted(BimiDiscovery.Found record) implements BimiResult {}

    /// No assertion record, or more than one.
    record None() implements BimiResult {}

    /// The domain says that it does not take part.
    record Declined(BimiDiscovery.Found record) implements BimiResult {}

    /// The record or the message's selector is wrong.
    record Failed(String reason) implements BimiResult {}

    /// The message does not meet what BIMI asks for.
    record Skipped(String reason) implements BimiResult {}

    /// The DNS gave no answer.
    record TemporaryError(String detail) implements BimiResult {}

    /// The name of the result; `pass` needs the logo too.
    default String text() {
        return switch (this) {
            case Asserted ignored -> "pass";
            case None ignored -> "none";
            case Declined ignored -> "declined";
            case Failed ignored -> "fail";
            case Skipped ignored -> "skipped";
            case TemporaryError ignored -> "temperror";
        };
    }
}
