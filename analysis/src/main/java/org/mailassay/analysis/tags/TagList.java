package org.mailassay.analysis.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A parsed tag list (RFC 6376, section 3.2): what could be read, in order, and what could not.
///
/// Parsing never fails and takes linear time: a part that is not a tag is left out and becomes a fault.
///
/// @param tags the tags in the order written; each name once, unless it may be repeated
/// @param faults what was left out, and why
public record TagList(List<Tag> tags, List<Fault> faults) {
    /// More tags than any standard defines; the rest of a longer list is one fault, so that a record of 64 kB made
    /// of tags costs no more than its length.
    private static final int MOST_TAGS = 64;

    public TagList {
        tags = List.copyOf(tags);
        faults = List.copyOf(faults);
    }

    /// Reads a record's text, each tag once.
    public static TagList parse(String text) {
        return parse(text, Set.of());
    }

    /// Reads a record's text.
    ///
    /// @param repeatable the tags that may stand there more than once
    public static TagList parse(String text, Set<String> repeatable) {
        return new Reader(text, repeatable).read();
    }

    /// The tag of this name, in lower case.
    public Optional<Tag> tag(String name) {
        for (Tag tag : tags) {
            if (tag.name().equals(name)) {
                return Optional.of(tag);
            }
        }
        return Optional.empty();
    }

    /// Whether a character is white space of the lists' grammar; folding may put line ends into a record.
    public static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static final class Reader {
        private final String text;
        private final Set<String> repeatable;
        private final List<Tag> tags = new ArrayList<>(8);
        private final List<Fault> faults = new ArrayList<>(0);

        Reader(String text, Set<String> repeatable) {
            this.text = text;
            this.repeatable = repeatable;
        }

        TagList read() {
            int at = 0;
            while (at < text.length() && tags.size() + faults.size() < MOST_TAGS) {
                int semicolon = text.indexOf(';', at);
                int end = semicolon < 0 ? text.length() : semicolon;
                readTag(at, end);
                at = end + 1;
            }
            if (at < text.length()) {
                faults.add(new Fault(
                        TagListFault.NOT_A_TAG, "The rest of the record holds too many tags and is ignored.", at, ""));
            }
            return new TagList(tags, faults);
        }

        private void readTag(int from, int to) {
            int start = skipWhiteSpace(from, to);
            int end = trimWhiteSpace(start, to);
            if (start == end) {
                // A list may end in a semicolon; two in a row hold nothing that could be misread.
                return;
            }
            int equals = text.indexOf('=', start, end);
            if (equals < 0 || trimWhiteSpace(start, equals) == start) {
                String excerpt = text.substring(start, Math.min(end, start + 40));
                faults.add(new Fault(TagListFault.NOT_A_TAG, "\"" + excerpt + "\" is not name=value.", start, ""));
                return;
            }
            String written = text.substring(start, trimWhiteSpace(start, equals));
            int valueStart = skipWhiteSpace(equals + 1, end);
            add(new Tag(written.toLowerCase(Locale.ROOT), text.substring(valueStart, end), start, valueStart), written);
        }

        private void add(Tag tag, String written) {
            if (isKnown(tag.name()) && !repeatable.contains(tag.name())) {
                faults.add(Fault.at(
                        tag, TagListFault.DUPLICATE_TAG, "The tag \"" + tag.name() + "\" is there more than once."));
                return;
            }
            if (!tag.name().equals(written)) {
                faults.add(new Fault(
                        TagListFault.TAG_NAME_CASE,
                        "The tag name \"" + written + "\" should be written in lower case.",
                        tag.offset(),
                        tag.name()));
            }
            int bad = firstBadCharacter(tag.value());
            if (bad >= 0) {
                faults.add(new Fault(
                        TagListFault.BAD_CHARACTER,
                        "The value of \"" + tag.name() + "\" holds a character that is not printable US-ASCII.",
                        tag.valueOffset() + bad,
                        tag.name()));
            }
            tags.add(tag);
        }

        private boolean isKnown(String name) {
            for (Tag tag : tags) {
                if (tag.name().equals(name)) {
                    return true;
                }
            }
            return false;
        }

        private static int firstBadCharacter(String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if ((c < ' ' || c > '~') && !isWhiteSpace(c)) {
                    return i;
                }
            }
            return -1;
        }

        private int skipWhiteSpace(int from, int to) {
            int at = from;
            while (at < to && isWhiteSpace(text.charAt(at))) {
                at++;
            }
            return at;
        }

        private int trimWhiteSpace(int from, int to) {
            int end = to;
            while (end > from && isWhiteSpace(text.charAt(end - 1))) {
                end--;
            }
            return end;
        }
    }
}
