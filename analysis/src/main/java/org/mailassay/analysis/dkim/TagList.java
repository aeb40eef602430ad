package org.mailassay.analysis.dkim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list of `name=value` tags, as a signature and a key record are written (RFC 6376, section 3.2).
///
/// The list is read strictly and in linear time: names are case-sensitive, and one malformed or repeated tag
/// makes the whole list invalid, because two readers of a damaged list could understand it differently.
public final class TagList {
    private final Map<String, Tag> tags;

    private TagList(Map<String, Tag> tags) {
        this.tags = Collections.unmodifiableMap(tags);
    }

    /// A list without tags, which stands in where none could be read.
    public static TagList empty() {
        return new TagList(Map.of());
    }

    /// What reading a list gives.
    public sealed interface Reading {}

    /// The list is well formed.
    public record Read(TagList tags) implements Reading {}

    /// The list is not well formed.
    ///
    /// @param problem what is wrong, for a person
    /// @param offset where, counted in chars of the text
    public record Malformed(String problem, int offset) implements Reading {}

    /// One tag.
    ///
    /// @param name the tag's name
    /// @param value the value without white space around it; folding within it is kept
    /// @param from where the value begins in the text, white space included: behind the equals sign
    /// @param to where it ends, white space included: at the semicolon or the text's end
    public record Tag(String name, String value, int from, int to) {
        /// The value without any white space, for values in which it has no meaning (base64, lists of names).
        public String compact() {
            StringBuilder compact = new StringBuilder(value.length());
            for (int i = 0; i < value.length(); i++) {
                if (!isWhiteSpace(value.charAt(i))) {
                    compact.append(value.charAt(i));
                }
            }
            return compact.toString();
        }

        /// The parts of a value that are separated by colons, without white space around them.
        public List<String> parts() {
            List<String> parts = new ArrayList<>();
            int from = 0;
            while (from <= value.length()) {
                int colon = value.indexOf(':', from);
                int to = colon < 0 ? value.length() : colon;
                int start = skipWhiteSpace(value, from, to);
                parts.add(value.substring(start, trimWhiteSpace(value, start, to)));
                from = to + 1;
            }
            return parts;
        }
    }

    /// Reads a list.
    ///
    /// @param text one char for each octet
    public static Reading read(String text) {
        Map<String, Tag> tags = new LinkedHashMap<>();
        int from = 0;
        while (from < text.length() || tags.isEmpty()) {
            int semicolon = text.indexOf(';', from);
            int to = semicolon < 0 ? text.length() : semicolon;
            int start = skipWhiteSpace(text, from, to);
            if (start == to) {
                if (semicolon < 0 && !tags.isEmpty()) {
                    // The last tag may be followed by a semicolon.
                    break;
                }
                return new Malformed("a tag is missing", from);
            }
            int equals = text.indexOf('=', start, to);
            if (equals < 0) {
                return new Malformed("a tag has no equals sign", start);
            }
            String name = text.substring(start, trimWhiteSpace(text, start, equals));
            if (!isName(name)) {
                return new Malformed("a tag's name is not a letter followed by letters, digits and underscores", start);
            }
            int bad = firstBadCharacter(text, equals + 1, to);
            if (bad >= 0) {
                return new Malformed("a value has a character that is not allowed", bad);
            }
            int valueStart = skipWhiteSpace(text, equals + 1, to);
            String value = text.substring(valueStart, trimWhiteSpace(text, valueStart, to));
            if (tags.putIfAbsent(name, new Tag(name, value, equals + 1, to)) != null) {
                return new Malformed("a tag occurs twice", start);
            }
            from = to + 1;
        }
        return new Read(new TagList(tags));
    }

    /// The tag of that name, in the letter case given.
    public Optional<Tag> tag(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /// The value of that tag, or the empty string when the list lacks it.
    public String value(String name) {
        return tag(name).map(Tag::value).orElse("");
    }

    /// Every tag, in the order written.
    public Collection<Tag> tags() {
        return tags.values();
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '_';
            if (!letter && (i == 0 || !other)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /// A value is made of printable US-ASCII except the semicolon, of white space, and since RFC 8616, section
    /// 5 of UTF-8, whose octets are here one char each.
    private static int firstBadCharacter(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < ' ' && !isWhiteSpace(c)) || c == 0x7F) {
                return i;
            }
        }
        return -1;
    }

    private static int skipWhiteSpace(String text, int from, int to) {
        int at = from;
        while (at < to && isWhiteSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int trimWhiteSpace(String text, int from, int to) {
        int end = to;
        while (end > from && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /// Folding white space (RFC 6376, section 2.8).
    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
