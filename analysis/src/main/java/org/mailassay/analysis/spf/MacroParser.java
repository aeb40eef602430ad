package org.mailassay.analysis.spf;

import java.util.ArrayList;
import java.util.List;

/// Parses the macros of a text (RFC 7208, section 7.1) in one pass.
final class MacroParser {
    private static final String DELIMITERS = ".-+,/_=";
    private static final String LETTERS = "slodiphv";

    /// Only text that goes to a person may hold these (RFC 7208, section 7.2).
    private static final String EXPLANATION_LETTERS = "crt";

    private final String text;
    private final int end;
    private final boolean explanation;
    private final List<MacroString.Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int position;

    private MacroParser(String text, int from, boolean explanation) {
        this.text = text;
        this.position = from;
        this.end = text.length();
        this.explanation = explanation;
    }

    /// The text of an explanation, `explain-string`: spaces are allowed, and the letters c, r and t.
    static MacroString explanation(String text) throws TermSyntaxException {
        return new MacroParser(text, 0, true).parse();
    }

    /// The rest of a term from a place on, `macro-string`.
    static MacroString macroString(String term, int from) throws TermSyntaxException {
        return new MacroParser(term, from, false).parse();
    }

    /// The rest of a term from a place on, `domain-spec`: it ends with a macro or with a top label.
    static MacroString domainSpec(String term, int from) throws TermSyntaxException {
        if (from == term.length()) {
            throw new TermSyntaxException(from, "a domain name is missing");
        }
        MacroString parsed = new MacroParser(term, from, false).parse();
        checkDomainEnd(term, from, term.length());
        return parsed;
    }

    private MacroString parse() throws TermSyntaxException {
        int start = position;
        while (position < end) {
            char c = text.charAt(position);
            if (c == '%') {
                macro();
            } else if ((c > 0x20 && c < 0x7F) || (explanation && c == ' ')) {
                literal.append(c);
                position++;
            } else {
                throw new TermSyntaxException(position, "a character outside visible ASCII");
            }
        }
        flush();
        return new MacroString(text.substring(start), parts);
    }

    private void flush() {
        if (!literal.isEmpty()) {
            parts.add(new MacroString.Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private void macro() throws TermSyntaxException {
        int start = position;
        char kind = position + 1 < end ? text.charAt(position + 1) : ' ';
        position += 2;
        switch (kind) {
            case '%' -> literal.append('%');
            case '_' -> literal.append(' ');
            case '-' -> literal.append("%20");
            case '{' -> expansion(start);
            default -> throw new TermSyntaxException(start, "a % that begins no macro: write %% for the sign itself");
        }
    }

    private void expansion(int start) throws TermSyntaxException {
        char letter = next(start);
        char lower = (char) (letter | 0x20);
        if (letter >= 0x80 || LETTERS.indexOf(lower) < 0) {
            if (letter >= 0x80 || EXPLANATION_LETTERS.indexOf(lower) < 0) {
                throw new TermSyntaxException(start, "an unknown macro");
            }
            if (!explanation) {
                throw new TermSyntaxException(start, "a macro that only an explanation may hold");
            }
        }
        char c = next(start);
        int digits = 0;
        boolean counted = false;
        while (c >= '0' && c <= '9') {
            // More parts than any name has: the number itself no longer matters.
            digits = Math.min(digits * 10 + c - '0', 1_000);
            counted = true;
            c = next(start);
        }
        if (counted && digits == 0) {
            throw new TermSyntaxException(start, "a macro that keeps zero parts");
        }
        boolean reversed = c == 'r' || c == 'R';
        if (reversed) {
            c = next(start);
        }
        int delimiters = position - 1;
        while (c != '}') {
            if (DELIMITERS.indexOf(c) < 0) {
                throw new TermSyntaxException(start, "a macro with a character that is no delimiter");
            }
            c = next(start);
        }
        flush();
        String splitAt = delimiters == position - 1 ? "." : text.substring(delimiters, position - 1);
        parts.add(new MacroString.Part.Expansion(lower, letter != lower, digits, reversed, splitAt));
    }

    private char next(int start) throws TermSyntaxException {
        if (position >= end) {
            throw new TermSyntaxException(start, "a macro without its closing brace");
        }
        return text.charAt(position++);
    }

    /// RFC 7208, section 7.1, `domain-end`.
    private static void checkDomainEnd(String text, int from, int to) throws TermSyntaxException {
        if (endsWithMacro(text, from, to)) {
            return;
        }
        int last = text.charAt(to - 1) == '.' ? to - 1 : to;
        int dot = text.lastIndexOf('.', last - 1);
        if (dot < from) {
            throw new TermSyntaxException(from, "not a domain name of several labels");
        }
        boolean digitsOnly = true;
        for (int i = dot + 1; i < last; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean alphanumeric = digit || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean inner = i > dot + 1 && i < last - 1;
            if (!alphanumeric && !(c == '-' && inner)) {
                throw new TermSyntaxException(dot + 1, "the last label of the domain name is malformed");
            }
            digitsOnly &= digit;
        }
        if (digitsOnly) {
            throw new TermSyntaxException(dot + 1, "the last label of the domain name is empty or all digits");
        }
    }

    /// Whether the last characters are a macro; the text is known to be a correct `macro-string`.
    private static boolean endsWithMacro(String text, int from, int to) {
        char last = text.charAt(to - 1);
        if (last == '}') {
            // A brace may also stand for itself: only an opening one right behind a % begins a macro.
            int open = text.lastIndexOf('{', to - 1);
            return open > from && text.indexOf('}', open) == to - 1 && isMacroSign(text, from, open - 1);
        }
        return (last == '%' || last == '_' || last == '-') && to - 2 >= from && isMacroSign(text, from, to - 2);
    }

    /// Whether the character is a % that begins a macro and not the second half of `%%`.
    private static boolean isMacroSign(String text, int from, int position) {
        int signs = 0;
        for (int i = position; i >= from && text.charAt(i) == '%'; i--) {
            signs++;
        }
        return signs % 2 == 1;
    }
}
