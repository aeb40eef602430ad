package org.mailassay.analysis.mime;

/// The file name of a part as a person reads it.
public final class FileName {
    private FileName() {}

    /// Undoes encoded words (RFC 2047), which senders use in parameters although that RFC forbids it, raw UTF-8, and
    /// whatever cannot be printed.
    public static String decode(String latin1) {
        StringBuilder printable = new StringBuilder();
        EncodedWords.decode(latin1)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(printable::appendCodePoint);
        return printable.toString().strip();
    }
}
