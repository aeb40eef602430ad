package org.mailassay.analysis.tags;

/// Writes tags into a published record and leaves the rest as it is, for advice that can be copied.
public final class TaggedText {
    private TaggedText() {}

    /// The record with this value; a tag that it does not have comes last.
    public static String with(String text, String name, String value) {
        return TagList.parse(text)
                .tag(name)
                .map(tag -> text.substring(0, tag.valueOffset())
                        + value
                        + text.substring(tag.valueOffset() + tag.value().length()))
                .orElseGet(() -> ended(text) + name + "=" + value);
    }

    /// The record with a tag that it does not have behind its version.
    public static String second(String text, String name, String value) {
        if (TagList.parse(text).tag(name).isPresent()) {
            return with(text, name, value);
        }
        int end = text.indexOf(';');
        return end < 0
                ? with(text, name, value)
                : text.substring(0, end) + "; " + name + "=" + value + text.substring(end);
    }

    /// The record without a tag.
    public static String without(String text, String name) {
        return TagList.parse(text)
                .tag(name)
                .map(tag -> {
                    int end = text.indexOf(';', tag.valueOffset() + tag.value().length());
                    String before = text.substring(0, tag.offset());
                    String after = end < 0 ? "" : text.substring(end + 1).stripLeading();
                    return (before + after).strip();
                })
                .orElse(text);
    }

    private static String ended(String text) {
        String whole = text.strip();
        return whole.endsWith(";") ? whole + " " : whole + "; ";
    }
}
