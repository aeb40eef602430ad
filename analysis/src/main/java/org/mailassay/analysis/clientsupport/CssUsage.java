package org.mailassay.analysis.clientsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailassay.analysis.css.CssSink;

/// Notes what a style sheet or a style attribute uses.
final class CssUsage implements CssSink {
    /// Services whose style sheets hold nothing but `@font-face`.
    private static final Pattern FONT_SERVICE = Pattern.compile(
            "(?:url\\(\\s*+)?+[\"']?+(?:https?:)?+//(?:fonts\\.googleapis\\.com|fonts\\.bunny\\.net|use\\.typekit\\.net)/.*+",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int LONGEST_VALUE = 500;
    private static final Pattern MEDIA_FEATURE = Pattern.compile("\\(\\s*+([a-zA-Z-]{1,60}+)");
    private static final Pattern FUNCTION = Pattern.compile("([a-zA-Z-]{1,40}+)\\(");
    private static final Pattern UNIT =
            Pattern.compile("(?<![\\w#.-])-?(?:\\d++(?:\\.\\d++)?+|\\.\\d++)([a-zA-Z]{1,5}+|%)");
    private static final Pattern WORD = Pattern.compile("(?<![\\w-])[a-z]++(?:-[a-z]++)*+(?![\\w(-])");
    private static final Pattern URL = Pattern.compile("(?i)url\\(\\s*+[\"']?+([^)\"']{1,300}+)");
    private static final Pattern PSEUDO = Pattern.compile("::?+([a-zA-Z-]{1,40}+)");
    private static final Pattern STRINGS = Pattern.compile("\"[^\"]*+\"|'[^']*+'");

    private final SupportTable table;
    private final List<Use> uses = new ArrayList<>();

    CssUsage(SupportTable table) {
        this.table = table;
    }

    /// A feature is used.
    ///
    /// @param line from 0 in the text
    record Use(Feature feature, int line) {}

    /// All of them, in the order of the text.
    List<Use> uses() {
        return uses;
    }

    private void add(String key, int line) {
        table.feature(key).ifPresent(feature -> uses.add(new Use(feature, line)));
    }

    @Override
    public void comment(int line) {
        add("comment:css", line);
    }

    @Override
    public void atRule(String name, String prelude, int line) {
        boolean fonts = name.equals("import") && FONT_SERVICE.matcher(prelude).matches();
        add("at:" + (fonts ? "font-face" : name), line);
        if (name.equals("media")) {
            Matcher matcher = MEDIA_FEATURE.matcher(prelude);
            while (matcher.find()) {
                add("media:" + matcher.group(1).toLowerCase(Locale.ROOT), line);
            }
        }
    }

    @Override
    public void declaration(String property, String written, int line) {
        if (property.startsWith("--")) {
            add("variable", line);
            return;
        }
        String value = (written.length() > LONGEST_VALUE ? written.substring(0, LONGEST_VALUE) : written)
                .toLowerCase(Locale.ROOT);
        if (value.contains("!important")) {
            add("keyword:important", line);
            value = value.replace("!important", "").strip();
        }
        add("property:" + property, line);
        add("value:" + property + ":" + value, line);
        if (value.indexOf('(') >= 0) {
            functions(value, line);
        }
        each(UNIT, value, "unit:", line);
        each(WORD, value, "word:", line);
    }

    private void functions(String value, int line) {
        each(FUNCTION, value, "function:", line);
        Matcher url = URL.matcher(value);
        while (url.find()) {
            String key = ImageFormat.key(url.group(1));
            if (!key.isEmpty()) {
                add(key, line);
            }
        }
    }

    private void each(Pattern pattern, String text, String kind, int line) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            add(kind + matcher.group(matcher.groupCount()), line);
        }
    }

    @Override
    public void rule(String selectors, Place place, int line) {
        if (place == Place.NESTED) {
            add("nesting", line);
        }
        String plain = STRINGS.matcher(selectors).replaceAll("");
        if (plain.indexOf(',') >= 0) {
            add("selector:group", line);
        }
        each(PSEUDO, plain, "pseudo:", line);
        boolean inCompound = false;
        boolean wasSpace = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '>', '+', '~' -> add("selector:" + c, line);
                case '.' -> add(inCompound ? "selector:chain" : "selector:class", line);
                case '#' -> add("selector:id", line);
                case '*' -> add("selector:*", line);
                case '[' -> add("selector:attribute", line);
                default -> {
                    if (Character.isLetter(c) && !inCompound) {
                        add("selector:type", line);
                    }
                }
            }
            boolean space = Character.isWhitespace(c);
            boolean starts = c == '.' || c == '#' || c == '*' || c == '[' || Character.isLetter(c);
            if (starts && wasSpace) {
                add("selector:descendant", line);
            }
            wasSpace = space ? inCompound || wasSpace : false;
            inCompound = !space && c != ',' && c != '>' && c != '+' && c != '~';
        }
    }
}
