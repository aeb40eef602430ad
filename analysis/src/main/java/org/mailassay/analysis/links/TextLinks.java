package org.mailassay.analysis.links;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds URLs in plain text, as mail programs do that make links of them.
final class TextLinks {
    private static final Pattern URL =
            Pattern.compile("\\bhttps?://[^\\s<>\"\\[\\]]{1,2000}+", Pattern.CASE_INSENSITIVE);
    private static final String NOT_AT_THE_END = ".,;:!?)'>*_";
    private static final int LONGEST_BEFORE = 120;
    private static final int LONGEST_BEHIND = 60;

    private TextLinks() {}

    static void read(String text, LinkCollection links) {
        Matcher matcher = URL.matcher(text);
        // Beside the links of the HTML there may be as many again that only repeat them.
        for (int i = 0; i < 2 * LinkReader.MOST_LINKS && !links.isFull() && matcher.find(); i++) {
            int end = matcher.end();
            while (end > matcher.start() && NOT_AT_THE_END.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            String target = text.substring(matcher.start(), end);
            String around = before(text, matcher.start()) + " " + behind(text, matcher.end());
            if (links.has(target)) {
                links.note(target, around);
            } else {
                links.add(target, target, Link.Kind.TEXT, around);
            }
        }
    }

    /// The beginning of the line, or the line before where the URL has one of its own.
    private static String before(String text, int end) {
        int first = Math.max(0, end - LONGEST_BEFORE);
        int line = first + text.substring(first, end).lastIndexOf('\n') + 1;
        boolean alone = text.substring(line, end).isBlank();
        int start =
                alone && line > first ? first + text.substring(first, line - 1).lastIndexOf('\n') + 1 : line;
        return text.substring(start, end);
    }

    private static String behind(String text, int start) {
        int last = Math.min(text.length(), start + LONGEST_BEHIND);
        String near = text.substring(start, last);
        int line = near.indexOf('\n');
        return line < 0 ? near : near.substring(0, line);
    }
}
