package org.mailassay.appliance.settings;

/// What came of reading a setting's text.
public sealed interface Reading<T> {
    /// The text is a value of the type.
    record Value<T>(T value) implements Reading<T> {}

    /// The text is not.
    ///
    /// @param reason what was expected, as the end of a sentence that starts with the setting's name; never holds
    ///     the text itself, which may be a secret
    record Rejected<T>(String reason) implements Reading<T> {}
}
