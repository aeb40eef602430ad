package org.mailassay.analysis.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// The selector of a style rule, as far as it can be told which elements it is about.
///
/// @param subject what the elements have: `*`, `td`, `.story`, `td.story`, `#top` or `td#top`
/// @param exact whether it is about all elements that have this, wherever they stand
record Selector(String subject, boolean exact) {
    /// The specificity of one that is not told exactly.
    static final int HIGHEST = 6;

    private static final String EVERYTHING = "*";
    private static final Pattern PLAIN = Pattern.compile("\\*|[a-zA-Z0-9]{0,20}+(?:[.#][\\w-]{1,100}+)?+");
    private static final Pattern NAME = Pattern.compile("[.#](?:[\\w-]|[^\\x00-\\x7F]|\\\\[^0-9a-fA-F]){1,100}+");

    /// Reads selectors with commas between them.
    static List<Selector> list(String written) {
        List<Selector> selectors = new ArrayList<>();
        int start = 0;
        int open = 0;
        for (int i = 0; i < written.length(); i++) {
            switch (written.charAt(i)) {
                case '(', '[' -> open++;
                case ')', ']' -> open = Math.max(0, open - 1);
                case ',' -> {
                    if (open == 0) {
                        selectors.add(of(written.substring(start, i).strip()));
                        start = i + 1;
                    }
                }
                default -> {
                    // A part of a selector.
                }
            }
        }
        selectors.add(of(written.substring(start).strip()));
        return selectors;
    }

    private static Selector of(String selector) {
        if (PLAIN.matcher(selector).matches()) {
            return new Selector(withSmallTag(selector), true);
        }
        String simple = withoutBrackets(selector);
        String last = simple.substring(1 + lastOf(simple.stripTrailing(), " \t\r\n>+~"));
        Matcher name = NAME.matcher(last);
        String tag = last.split("[^\\w-]", 2)[0].toLowerCase(Locale.ROOT);
        // Names with escapes by numbers are not read.
        boolean named = name.find() && last.indexOf('\\', name.end()) != name.end();
        String other = tag.isEmpty() || last.indexOf('\\') >= 0 ? EVERYTHING : tag;
        return new Selector(named ? name.group().replace("\\", "") : other, false);
    }

    private static String withoutBrackets(String selector) {
        StringBuilder rest = new StringBuilder(selector.length());
        int open = 0;
        for (int i = 0; i < selector.length(); i++) {
            char c = selector.charAt(i);
            if (c == '(' || c == '[') {
                open++;
            } else if ((c == ')' || c == ']') && open > 0) {
                open--;
            } else if (open == 0) {
                rest.append(c);
            }
        }
        return rest.toString();
    }

    private static int lastOf(String text, String characters) {
        return characters.chars().map(text::lastIndexOf).max().orElse(-1);
    }

    private static String withSmallTag(String plain) {
        int end = Math.max(plain.indexOf('.'), plain.indexOf('#'));
        return end < 0
                ? plain.toLowerCase(Locale.ROOT)
                : plain.substring(0, end).toLowerCase(Locale.ROOT) + plain.substring(end);
    }

    /// From 0 to [#HIGHEST] (Selectors Level 4, section 17).
    int specificity() {
        if (!exact) {
            return HIGHEST;
        }
        int tag = subject.startsWith(".") || subject.startsWith("#") || subject.equals(EVERYTHING) ? 0 : 1;
        return tag + (subject.indexOf('#') >= 0 ? 4 : subject.indexOf('.') >= 0 ? 2 : 0);
    }

    /// All subjects that an element has.
    static List<String> subjects(Element element) {
        String tag = element.normalName();
        List<String> subjects = new ArrayList<>(List.of(EVERYTHING, tag));
        for (String name : element.hasAttr("class") ? element.classNames() : Set.<String>of()) {
            subjects.add("." + name);
            subjects.add(tag + "." + name);
        }
        if (element.hasAttr("id")) {
            subjects.add("#" + element.id());
            subjects.add(tag + "#" + element.id());
        }
        return subjects;
    }
}
