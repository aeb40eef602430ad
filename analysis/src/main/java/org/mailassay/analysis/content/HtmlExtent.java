package org.mailassay.analysis.content;

import java.util.Set;

/// How many elements a text becomes, at most, without parsing it.
///
/// Formatting elements that are left open are made anew in every block that follows (HTML standard, section 13.2.4.3,
/// "reconstruct the active formatting elements"), so that a few octets can become a dozen elements.
final class HtmlExtent {
    /// More than ten times what large newsletters have. What follows is not looked at.
    static final int MOST_ELEMENTS = 60_000;

    /// As many as the parser makes anew.
    private static final int MOST_REMADE = 12;

    private static final Set<String> FORMATTING =
            Set.of("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");
    private static final int LONGEST_NAME = 6;

    private final String html;
    private final int end;
    private int open;
    private int elements;

    private HtmlExtent(String html) {
        this.html = html;
        this.end = walk();
    }

    static HtmlExtent of(String html) {
        return new HtmlExtent(html);
    }

    /// The elements of the text, estimated from above; not much more than the most when there are more.
    int elements() {
        return elements;
    }

    /// The text up to where it has the most elements.
    String bounded() {
        return end < html.length() ? html.substring(0, end) : html;
    }

    /// Returns where the most is reached, or the end.
    private int walk() {
        int at = html.indexOf('<');
        while (at >= 0 && at + 1 < html.length()) {
            tag(at + 1);
            if (elements > MOST_ELEMENTS) {
                return at;
            }
            at = html.indexOf('<', at + 1);
        }
        return html.length();
    }

    private void tag(int from) {
        boolean closes = html.charAt(from) == '/';
        String name = name(closes ? from + 1 : from);
        boolean formatting = FORMATTING.contains(name);
        if (closes) {
            open = formatting ? Math.max(0, open - 1) : open;
        } else if (!name.isEmpty()) {
            elements += 1 + Math.min(open, MOST_REMADE);
            open += formatting ? 1 : 0;
        }
    }

    /// In lower case; what is longer than any formatting element's is told by its beginning.
    private String name(int from) {
        StringBuilder name = new StringBuilder(LONGEST_NAME + 1);
        for (int i = from; i < html.length() && name.length() <= LONGEST_NAME; i++) {
            char c = (char) (html.charAt(i) | 0x20);
            if (c < 'a' || c > 'z') {
                return name.toString();
            }
            name.append(c);
        }
        return name.toString();
    }
}
