package org.mailassay.analysis.headers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.mime.EncodedWords;

/// The mailboxes of an address field (RFC 5322, section 3.4), read as mail programs do, in one pass.
///
/// @param mailboxes in order, at most [#MOST]
/// @param wellFormed whether everything in the field could be read
/// @param plainNames whether no name has an at sign outside of quotation marks, where it may have none (RFC 5322,
///     section 3.4); many programs write such names for recipients
public record MailboxList(List<Mailbox> mailboxes, boolean wellFormed, boolean plainNames) {
    /// More are not looked at.
    public static final int MOST = 1_000;

    public MailboxList {
        mailboxes = List.copyOf(mailboxes);
    }

    /// Reads a field's value, unfolded, one char for each octet.
    public static MailboxList read(String value) {
        Reader reader = new Reader(value);
        reader.read();
        return new MailboxList(reader.found, reader.wellFormed, reader.plainNames);
    }

    /// Collects one entry after the other.
    private static final class Reader {
        private final String value;
        private final List<Mailbox> found = new ArrayList<>();
        private final StringBuilder phrase = new StringBuilder();
        private final StringBuilder comment = new StringBuilder();
        private final StringBuilder bracketed = new StringBuilder();
        private boolean phraseHasAt;
        private boolean nameHasAt;
        private boolean inBrackets;
        private boolean hadBrackets;
        private boolean wellFormed = true;
        private boolean plainNames = true;
        private int at;

        Reader(String value) {
            this.value = value;
        }

        void read() {
            while (at < value.length() && found.size() < MOST) {
                char c = value.charAt(at++);
                switch (c) {
                    case '"' -> quoted();
                    case '(' -> comment();
                    case '<' -> open();
                    case '>' -> close();
                    case ',', ';' -> separate(c);
                    case ':' -> colon();
                    default -> append(c);
                }
            }
            finish();
        }

        private void append(char c) {
            if (inBrackets) {
                bracketed.append(c);
            } else {
                wellFormed &= !hadBrackets || c <= ' ';
                phrase.append(c);
                phraseHasAt |= c == '@';
                nameHasAt |= c == '@';
            }
        }

        private void quoted() {
            StringBuilder into = inBrackets ? bracketed : phrase;
            while (at < value.length() && value.charAt(at) != '"') {
                if (value.charAt(at) == '\\' && at + 1 < value.length()) {
                    at++;
                }
                phraseHasAt |= !inBrackets && value.charAt(at) == '@';
                into.append(value.charAt(at++));
            }
            wellFormed &= at < value.length();
            at++;
        }

        private void comment() {
            int depth = 1;
            while (at < value.length() && depth > 0) {
                char c = value.charAt(at++);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == '\\') {
                    at++;
                } else if (depth > 0) {
                    comment.append(c);
                }
            }
            wellFormed &= depth == 0;
        }

        private void open() {
            wellFormed &= !hadBrackets;
            inBrackets = true;
            hadBrackets = true;
        }

        private void close() {
            wellFormed &= inBrackets;
            inBrackets = false;
        }

        private void separate(char c) {
            if (inBrackets) {
                append(c);
            } else {
                finish();
            }
        }

        /// In brackets it ends an obsolete route; outside it ends the name of a group.
        private void colon() {
            if (inBrackets) {
                bracketed.setLength(0);
            } else if (phraseHasAt) {
                wellFormed = false;
            } else {
                phrase.setLength(0);
            }
        }

        private void finish() {
            wellFormed &= !inBrackets;
            plainNames &= !(hadBrackets && nameHasAt);
            String words = phrase.toString().strip();
            String address = utf8((hadBrackets ? bracketed.toString() : words).strip());
            if (address.indexOf('@') > 0 && !address.endsWith("@")) {
                found.add(new Mailbox(
                        EncodedWords.decode(
                                hadBrackets ? words : comment.toString().strip()),
                        address));
            }
            wellFormed &= (address.isEmpty() && !hadBrackets)
                    || (address.indexOf('@') > 0
                            && !address.endsWith("@")
                            && address.chars().noneMatch(Character::isWhitespace));
            phrase.setLength(0);
            phraseHasAt = false;
            nameHasAt = false;
            comment.setLength(0);
            bracketed.setLength(0);
            inBrackets = false;
            hadBrackets = false;
        }

        private static String utf8(String latin1) {
            return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }
}
