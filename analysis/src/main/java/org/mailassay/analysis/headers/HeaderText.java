package org.mailassay.analysis.headers;

import java.util.Optional;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.mime.EncodedWords;

/// Header fields as a person reads them.
public final class HeaderText {
    /// A field may be long; nobody reads more than this.
    private static final int LONGEST = 8_192;

    private HeaderText() {}

    /// The topmost field of that name, decoded; empty when there is none.
    public static Optional<String> first(HeaderFields header, String name) {
        return header.first(name).map(HeaderText::of);
    }

    /// A field's value, decoded.
    public static String of(HeaderField field) {
        return EncodedWords.decode(cut(field));
    }

    /// A field's value, as far as it is looked at, one char for each octet.
    static String cut(HeaderField field) {
        return cut(field.value(), LONGEST);
    }

    /// At most so many characters.
    static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
