package org.mailassay.analysis.dmarc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the addresses of a From field (RFC 5322, section 3.6.2): mailboxes and groups (RFC 6854, section 2.1) with
/// comments, quoted strings, folding and the obsolete routes (RFC 5322, section 4.4). One pass, whatever the text.
///
/// It is tolerant where mail programs agree on what an address is, such as a display name with an unquoted at sign
/// before an address in angle brackets, and refuses where they could see different authors.
final class AuthorAddresses {
    /// What reading gives.
    sealed interface Reading {}

    /// The domains of the addresses as written, decoded from UTF-8; an address literal has its brackets.
    record Read(List<String> domains) implements Reading {
        Read {
            domains = List.copyOf(domains);
        }
    }

    /// The text is no list of addresses.
    ///
    /// @param offset where reading stopped
    record Malformed(int offset) implements Reading {}

    private static final int DEEPEST_COMMENT = 100;

    /// Nobody writes a message with more authors; such a field is meant to cost something.
    private static final int MOST_ADDRESSES = 1_000;

    private final String text;
    private final List<String> domains = new ArrayList<>(1);
    private int at;
    private boolean inGroup;

    private AuthorAddresses(String text) {
        this.text = text;
    }

    static Reading read(String text) {
        AuthorAddresses reader = new AuthorAddresses(text);
        return reader.readList() ? new Read(reader.domains) : new Malformed(reader.at);
    }

    private boolean readList() {
        while (at < text.length()) {
            if (!readEntry()) {
                return false;
            }
            if (at < text.length()) {
                char separator = text.charAt(at);
                if (separator == ';') {
                    if (!inGroup) {
                        return false;
                    }
                    inGroup = false;
                }
                at++;
            }
        }
        return !inGroup;
    }

    /// Reads up to a comma, a semicolon or the end: a mailbox, or nothing (RFC 5322, section 4.4: obs-mbox-list), or
    /// the name of a group and its first member.
    private boolean readEntry() {
        Specification bare = new Specification();
        boolean bracketed = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ',' || c == ';') {
                break;
            } else if (isSpace(c)) {
                at++;
            } else if (c == '(') {
                if (!skipComment()) {
                    return false;
                }
            } else if (c == ':') {
                if (inGroup || bracketed || bare.hasAt()) {
                    return false;
                }
                inGroup = true;
                bare = new Specification();
                at++;
            } else if (bracketed) {
                // A second address, or words, behind the brackets: who the author is would be anybody's guess.
                return false;
            } else if (c == '<') {
                bracketed = true;
                if (!readBracketed()) {
                    return false;
                }
            } else if (!readToken(bare)) {
                return false;
            }
        }
        // Words without an at sign name nobody: most often they are one half of an unquoted "Doe, Jane".
        return bracketed || !bare.hasAt() || addDomain(bare);
    }

    /// Reads `<addr-spec>`, passing over an obsolete route, `@a,@b:`.
    private boolean readBracketed() {
        Specification address = new Specification();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '>') {
                at++;
                return addDomain(address);
            } else if (c == ':' && address.isRoute()) {
                address = new Specification();
                at++;
            } else if (c == ',' && address.isRoute()) {
                at++;
            } else if (c == '(') {
                if (!skipComment()) {
                    return false;
                }
            } else if (c == '<' || c == ':' || c == ',' || c == ';') {
                return false;
            } else if (isSpace(c)) {
                at++;
            } else if (!readToken(address)) {
                return false;
            }
        }
        return false;
    }

    private boolean readToken(Specification into) {
        return switch (text.charAt(at)) {
            case '"' -> readQuoted(into);
            case '[' -> readLiteral(into);
            case ')', ']', '>', '\\' -> false;
            case '@' -> {
                into.at();
                at++;
                yield true;
            }
            case '.' -> {
                into.dot();
                at++;
                yield true;
            }
            // Every other character is part of an atom.
            default -> {
                into.atom(readAtom());
                yield true;
            }
        };
    }

    private String readAtom() {
        int from = at;
        while (at < text.length() && !isSpace(text.charAt(at)) && "()<>[]:;@\\,.\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean readQuoted(Specification into) {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        into.quoted();
        return closed();
    }

    private boolean readLiteral(Specification into) {
        int from = at;
        while (at < text.length() && text.charAt(at) != ']') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (!closed()) {
            return false;
        }
        into.literal(text.substring(from, at));
        return true;
    }

    private boolean closed() {
        at = Math.min(at + 1, text.length() + 1);
        return at <= text.length();
    }

    private boolean skipComment() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '(') {
                depth++;
                if (depth > DEEPEST_COMMENT) {
                    return false;
                }
            } else if (c == ')') {
                depth--;
            }
            at++;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean addDomain(Specification address) {
        if (!address.isWellFormed() || domains.size() == MOST_ADDRESSES) {
            return false;
        }
        domains.add(new String(address.domain().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        return true;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /// The tokens of one addr-spec (RFC 5322, section 3.4.1), or of a phrase that turns out to be a display name.
    private static final class Specification {
        private final StringBuilder domain = new StringBuilder();
        private boolean localPart;
        private int ats;
        private boolean wordBefore;
        private boolean malformed;

        void at() {
            malformed |= ats == 0 && !wordBefore;
            ats++;
            wordBefore = false;
        }

        void dot() {
            if (ats > 0) {
                malformed |= !wordBefore;
                domain.append('.');
            }
            wordBefore = false;
        }

        void atom(String atom) {
            if (ats == 0) {
                // Two words without a dot between them are no local part, but may be a display name.
                malformed |= wordBefore;
                localPart = true;
            } else {
                malformed |= wordBefore;
                domain.append(atom);
            }
            wordBefore = true;
        }

        void quoted() {
            malformed |= wordBefore || ats > 0;
            localPart = true;
            wordBefore = true;
        }

        void literal(String literal) {
            malformed |= ats == 0 || wordBefore || !domain.isEmpty();
            domain.append(literal);
            wordBefore = true;
        }

        boolean hasAt() {
            return ats > 0;
        }

        /// Whether only at signs and domains came so far.
        boolean isRoute() {
            return ats > 0 && !localPart;
        }

        boolean isWellFormed() {
            return localPart && ats == 1 && !malformed && !domain.isEmpty();
        }

        String domain() {
            return domain.toString();
        }
    }
}
