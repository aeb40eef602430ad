package org.mailassay.analysis.score;

/// How to mend something.
///
/// @param text what to do, in one or two sentences
/// @param name where the record or header belongs, `_dmarc.example.com` or `List-Unsubscribe-Post`; empty when there
///     is none to give
/// @param type `TXT`, `PTR`, `header` and so on; empty when there is none to give
/// @param value exactly what to publish or to write, one record a line; empty when it cannot be known
public record Fix(String text, String name, String type, String value) {
    /// What to do where there is nothing to copy.
    public static Fix of(String text) {
        return new Fix(text, "", "", "");
    }
}
