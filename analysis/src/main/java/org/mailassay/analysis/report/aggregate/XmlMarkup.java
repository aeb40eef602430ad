package org.mailassay.analysis.report.aggregate;

/// Tells XML's markup from text that only looks like it, char by char.
final class XmlMarkup {
    /// Chars of the longest tag that is read.
    static final int MAXIMUM_LENGTH = 8192;

    /// Chars that must be there to know what begins at a `<` or `&`, short of a tag.
    static final int LOOK_AHEAD = 12;

    /// The answers of [#tagEnd] that are no offset.
    static final int NO_TAG = -1;

    static final int INCOMPLETE = -2;

    /// Stand-ins for chars that the parser must not see as markup. Unicode keeps these code points for such internal
    /// use; where a document has them, they become U+FFFD.
    static final char LESS_THAN = '\ufdd0';

    static final char AMPERSAND = '\ufdd1';
    static final char GREATER_THAN = '\ufdd2';
    /// Stands for nothing.
    static final char BLANK = '\ufdd3';

    static final char REPLACEMENT = '\ufffd';
    private static final char LAST_STAND_IN = BLANK;
    private static final String[] REFERENCES = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    private static final String[] DECLARATIONS = {"<!doctype", "<!entity", "<!element", "<!attlist", "<!notation"};

    private XmlMarkup() {}

    /// Whether a char of text needs no further look; white space but the space itself does.
    static boolean isPlain(char c) {
        return c > '>' ? isAllowed(c) : c >= ' ' && c != '<' && c != '&' && c != '>';
    }

    /// XML 1.0, section 2.2, without the stand-ins.
    static boolean isAllowed(char c) {
        if (c < ' ') {
            return c == '\n' || c == '\t' || c == '\r';
        }
        return c < LESS_THAN || (c > LAST_STAND_IN && c < '\ufffe');
    }

    /// The text that the parser gave, with the chars that were sent.
    static void restore(char[] chars, int offset, int length, StringBuilder target) {
        int first = offset;
        while (first < offset + length && (chars[first] < LESS_THAN || chars[first] > LAST_STAND_IN)) {
            first++;
        }
        target.append(chars, offset, first - offset);
        for (int i = first; i < offset + length; i++) {
            switch (chars[i]) {
                case LESS_THAN -> target.append('<');
                case AMPERSAND -> target.append('&');
                case GREATER_THAN -> target.append('>');
                case BLANK -> {}
                default -> target.append(chars[i]);
            }
        }
    }

    /// Whether the word, in lower case, stands at the offset in any case.
    static boolean starts(char[] chars, int at, int end, String word) {
        if (end - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = chars[at + i];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean startsDeclaration(char[] chars, int at, int end) {
        for (String declaration : DECLARATIONS) {
            if (starts(chars, at, end, declaration)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the ampersand at the offset begins a reference to a predefined entity or to a char that XML allows.
    static boolean isReference(char[] chars, int at, int end) {
        for (String reference : REFERENCES) {
            if (starts(chars, at, end, reference)) {
                return true;
            }
        }
        if (!starts(chars, at, end, "&#")) {
            return false;
        }
        boolean hexadecimal = at + 2 < end && chars[at + 2] == 'x';
        int first = at + (hexadecimal ? 3 : 2);
        int code = 0;
        int digit = first;
        while (digit < end && digit - first < 7 && Character.digit(chars[digit], hexadecimal ? 16 : 10) >= 0) {
            code = code * (hexadecimal ? 16 : 10) + Character.digit(chars[digit], hexadecimal ? 16 : 10);
            digit++;
        }
        boolean complete = digit > first && digit < end && chars[digit] == ';';
        boolean scalar = code <= Character.MAX_CODE_POINT && (code < 0xd800 || code > 0xdfff);
        return complete && scalar && (code > 0xffff || isAllowed((char) code));
    }

    /// Where the tag that the `<` at the offset begins ends; [#NO_TAG] when it begins none, [#INCOMPLETE] when that
    /// takes more chars to tell. A `<` never stands within a tag, so every char is looked at for one tag only.
    static int tagEnd(char[] chars, int at, int end) {
        int i = at + 1;
        boolean closing = i < end && chars[i] == '/';
        int name = closing ? i + 1 : i;
        i = nameEnd(chars, name, end);
        if (i == name) {
            return i < end ? NO_TAG : INCOMPLETE;
        }
        while (i < end) {
            int next = spaceEnd(chars, i, end);
            if (next == end) {
                return INCOMPLETE;
            }
            if (chars[next] == '>') {
                return next + 1;
            }
            if (chars[next] == '/') {
                return next + 1 == end ? INCOMPLETE : !closing && chars[next + 1] == '>' ? next + 2 : NO_TAG;
            }
            if (next == i || closing) {
                return NO_TAG;
            }
            i = attributeEnd(chars, next, end);
        }
        return i == end ? INCOMPLETE : NO_TAG;
    }

    /// Past the end when the attribute is none, at the end when it is incomplete.
    private static int attributeEnd(char[] chars, int at, int end) {
        int nameEnd = nameEnd(chars, at, end);
        int equals = spaceEnd(chars, nameEnd, end);
        if (nameEnd == at || (equals < end && chars[equals] != '=')) {
            return end + 1;
        }
        int open = spaceEnd(chars, Math.min(equals + 1, end), end);
        if (open == end) {
            return end;
        }
        char quote = chars[open];
        if (quote != '"' && quote != '\'') {
            return end + 1;
        }
        for (int i = open + 1; i < end; i++) {
            if (chars[i] == quote) {
                // At the end the tag is still incomplete.
                return i + 1;
            }
            if (chars[i] == '<') {
                return end + 1;
            }
        }
        return end;
    }

    private static int nameEnd(char[] chars, int from, int end) {
        int i = from;
        while (i < end && isNameChar(chars[i], i == from)) {
            i++;
        }
        return i;
    }

    private static int spaceEnd(char[] chars, int from, int end) {
        int i = from;
        while (i < end && (chars[i] == ' ' || chars[i] == '\n' || chars[i] == '\r' || chars[i] == '\t')) {
            i++;
        }
        return i;
    }

    private static boolean isNameChar(char c, boolean first) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':') {
            return true;
        }
        if (first) {
            return c >= 0x80 && Character.isLetter(c);
        }
        return (c >= '0' && c <= '9') || c == '-' || c == '.' || (c >= 0x80 && Character.isLetterOrDigit(c));
    }
}
