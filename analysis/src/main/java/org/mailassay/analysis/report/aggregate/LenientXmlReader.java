package org.mailassay.analysis.report.aggregate;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.container.RefusedException;

/// Makes what reporters send fit for an XML parser: raw `<`, `&` and `]]>` in values, chars that XML forbids, junk
/// around the root element, several roots. It changes chars one for one, so that the parser's lines and columns stay
/// true, and puts a root element of its own around everything. Comments and processing instructions are blanked.
/// Document types are refused, and so are tags that are too long to be honest; hence the parser needs little memory.
final class LenientXmlReader extends Reader {
    /// Stands before everything, on a line of its own.
    private static final String PROLOG = "<r>\n";

    private static final String EPILOG = "</r>";
    private static final int BUFFER = 2 * XmlMarkup.MAXIMUM_LENGTH;
    /// Chars that are looked back at.
    private static final int KEPT = 2;

    private final Reader source;
    private final char[] buffer = new char[BUFFER];
    private int next;
    private int ready;
    private int end;
    private boolean ended;
    private long base;
    private long line;
    private long lineStart;
    private Within within = Within.CONTENT;
    private int closers;
    /// Thrown when the parser has had everything that stands before.
    private @Nullable RefusedException refused;

    private enum Within {
        CONTENT,
        COMMENT,
        INSTRUCTION,
        CHARACTER_DATA
    }

    LenientXmlReader(Reader source) {
        this.source = source;
        PROLOG.getChars(0, PROLOG.length(), buffer, 0);
        end = PROLOG.length();
    }

    /// Whether a parser that stands at an offset has read all of the document.
    boolean isAtEnd(long offset) {
        return ended && offset >= base + end - EPILOG.length();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (next == ready) {
            if (refused != null) {
                throw refused;
            }
            mend();
            if (next == ready && refused == null && !fill()) {
                return -1;
            }
        }
        int count = Math.min(length, ready - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /// Fills the buffer up; false when nothing was left to come.
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        int from = Math.max(0, next - KEPT);
        System.arraycopy(buffer, from, buffer, 0, end - from);
        base += from;
        next -= from;
        ready -= from;
        end -= from;
        int limit = BUFFER - EPILOG.length();
        while (end < limit) {
            int count = source.read(buffer, end, limit - end);
            if (count < 0) {
                EPILOG.getChars(0, EPILOG.length(), buffer, end);
                end += EPILOG.length();
                ended = true;
                break;
            }
            end += count;
        }
        return true;
    }

    /// Makes chars ready until the buffer's end, or until a construct whose end is not in the buffer yet.
    private void mend() {
        try {
            int length = 1;
            while (ready < end && length > 0) {
                length = mendNext(buffer[ready]);
                ready += length;
            }
        } catch (RefusedException tooMuch) {
            refused = tooMuch;
        }
    }

    /// Mends what begins at the current char; answers its length, 0 when that cannot be told yet.
    private int mendNext(char c) throws RefusedException {
        if (c == '\n') {
            line++;
            lineStart = base + ready + 1;
        }
        return switch (within) {
            case CONTENT -> content(c);
            case COMMENT -> blanked(c, '-', 2);
            case INSTRUCTION -> blanked(c, '?', 1);
            case CHARACTER_DATA -> characterData(c);
        };
    }

    private int content(char c) throws RefusedException {
        if (XmlMarkup.isPlain(c)) {
            return 1;
        }
        switch (c) {
            case '<' -> {
                return markup();
            }
            case '&' -> {
                return reference(ready, end);
            }
            case '>' -> {
                if (ready >= 2 && buffer[ready - 1] == ']' && buffer[ready - 2] == ']') {
                    buffer[ready] = XmlMarkup.GREATER_THAN;
                }
            }
            default -> {
                if (!XmlMarkup.isAllowed(c)) {
                    buffer[ready] = XmlMarkup.REPLACEMENT;
                }
            }
        }
        return 1;
    }

    private int markup() throws RefusedException {
        if (end - ready < XmlMarkup.LOOK_AHEAD && !ended) {
            return 0;
        }
        return switch (ready + 1 < end ? buffer[ready + 1] : ' ') {
            case '?' -> enter(Within.INSTRUCTION, 2);
            case '!' -> declaration();
            default -> tag();
        };
    }

    private int declaration() throws RefusedException {
        if (XmlMarkup.starts(buffer, ready, end, "<!--")) {
            return enter(Within.COMMENT, 4);
        }
        if (XmlMarkup.starts(buffer, ready, end, "<![cdata[")) {
            within = Within.CHARACTER_DATA;
            closers = 0;
            return 9;
        }
        if (XmlMarkup.startsDeclaration(buffer, ready, end)) {
            throw refused(RefusalReason.FORBIDDEN_DTD, "a document type is declared");
        }
        return tag();
    }

    private int enter(Within what, int length) {
        within = what;
        closers = 0;
        for (int i = 0; i < length; i++) {
            buffer[ready + i] = XmlMarkup.BLANK;
        }
        return length;
    }

    private int tag() throws RefusedException {
        int tagEnd = XmlMarkup.tagEnd(buffer, ready, end);
        int length = tagEnd > 0 ? tagEnd - ready : end - ready;
        if (tagEnd != XmlMarkup.NO_TAG && length > XmlMarkup.MAXIMUM_LENGTH) {
            throw refused(RefusalReason.TOO_COMPLEX_XML, "a tag of more than %d chars".formatted(length));
        }
        if (tagEnd == XmlMarkup.INCOMPLETE && !ended) {
            return 0;
        }
        if (tagEnd <= 0) {
            buffer[ready] = XmlMarkup.LESS_THAN;
            return 1;
        }
        for (int at = ready; at < tagEnd; at++) {
            char c = buffer[at];
            if (c == '&') {
                reference(at, tagEnd);
            } else if (c == '\n') {
                line++;
                lineStart = base + at + 1;
            } else if (!XmlMarkup.isAllowed(c)) {
                buffer[at] = XmlMarkup.REPLACEMENT;
            }
        }
        return length;
    }

    /// An ampersand that begins no reference which the parser knows becomes plain text.
    private int reference(int at, int limit) {
        if (limit - at < XmlMarkup.LOOK_AHEAD && limit == end && !ended) {
            return 0;
        }
        if (!XmlMarkup.isReference(buffer, at, limit)) {
            buffer[at] = XmlMarkup.AMPERSAND;
        }
        return 1;
    }

    private int blanked(char c, char closer, int closersNeeded) {
        if (c == '>' && closers >= closersNeeded) {
            within = Within.CONTENT;
        }
        closers = c == closer ? closers + 1 : 0;
        if (c != '\n' && c != '\r') {
            buffer[ready] = XmlMarkup.BLANK;
        }
        return 1;
    }

    private int characterData(char c) {
        if (c == '>' && closers >= 2) {
            within = Within.CONTENT;
        }
        closers = c == ']' ? closers + 1 : 0;
        if (!XmlMarkup.isAllowed(c)) {
            buffer[ready] = XmlMarkup.REPLACEMENT;
        }
        return 1;
    }

    private RefusedException refused(RefusalReason reason, String what) {
        long column = base + ready - lineStart + 1;
        return new RefusedException(reason, "line %d, column %d: %s".formatted(line, column, what));
    }
}
