package org.mailassay.analysis.css;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What a mail's style sheets and style attributes say of an element, as far as its text's looks go.
///
/// Rules with one plain selector (`td`, `.story`, `td.story`, `#top`) apply; of every other rule it is only known that
/// an element may be touched by it, and then nothing is claimed of what it sets.
public final class StyleRules {
    /// What is kept of declarations.
    private static final Set<String> PROPERTIES = Set.of(
            "color",
            "background",
            "background-color",
            "background-image",
            "font-size",
            "font-weight",
            "display",
            "visibility",
            "opacity",
            "max-height",
            "overflow");

    /// What `background` sets back.
    private static final Set<String> BACKGROUND_PARTS = Set.of("background-color", "background-image");

    private static final Pattern PLAIN = Pattern.compile("\\*|[a-z0-9]{0,20}+(?:[.#][\\w-]{1,100}+)?+");
    private static final Pattern NAME = Pattern.compile("[.#][\\w-]{1,100}+");
    private static final int MOST_RULES = 10_000;

    /// Style attributes that are kept once read: a mail that is laid out by them has the same ones again and again.
    private static final int MOST_KEPT = 1_000;

    private final Map<String, Map<String, String>> plain = new HashMap<>();
    private final Map<String, Set<String>> touched = new HashMap<>();
    private final Map<String, Map<String, String>> attributes = new HashMap<>();

    private StyleRules() {}

    /// Reads the style elements of a document.
    public static StyleRules of(Document document) {
        StyleRules rules = new StyleRules();
        for (Element style : document.getElementsByTag("style")) {
            style.childNodes().forEach(node -> {
                if (node instanceof DataNode data) {
                    CssReader.sheet(data.getWholeData(), rules.new Collector());
                }
            });
        }
        return rules;
    }

    /// What applies to an element, its own attribute last. A value that is not known is empty.
    Map<String, String> of(Element element) {
        Map<String, String> own = attribute(element.attr("style"));
        if (plain.isEmpty() && touched.isEmpty()) {
            return own;
        }
        Map<String, String> declarations = new HashMap<>();
        List<String> selectors = selectors(element);
        selectors.forEach(selector -> declarations.putAll(plain.getOrDefault(selector, Map.of())));
        selectors.forEach(selector ->
                touched.getOrDefault(selector, Set.of()).forEach(property -> declarations.put(property, "")));
        if (own.containsKey("background")) {
            declarations.keySet().removeAll(BACKGROUND_PARTS);
        }
        declarations.putAll(own);
        return declarations;
    }

    /// What a style attribute declares.
    private Map<String, String> attribute(String css) {
        if (css.isEmpty()) {
            return Map.of();
        }
        Map<String, String> known = attributes.get(css);
        if (known != null) {
            return known;
        }
        Map<String, String> declarations = new HashMap<>();
        CssReader.declarations(css, new Into(declarations));
        if (attributes.size() < MOST_KEPT) {
            attributes.put(css, declarations);
        }
        return declarations;
    }

    /// The plain selectors that an element matches, the most specific last.
    private static List<String> selectors(Element element) {
        String tag = element.normalName();
        List<String> selectors = new ArrayList<>(List.of("*", tag));
        for (String name : element.hasAttr("class") ? element.classNames() : Set.<String>of()) {
            selectors.add("." + name);
            selectors.add(tag + "." + name);
        }
        if (element.hasAttr("id")) {
            selectors.add("#" + element.id());
            selectors.add(tag + "#" + element.id());
        }
        return selectors;
    }

    /// Keeps declarations of interest.
    private record Into(Map<String, String> declarations) implements CssSink {
        @Override
        public void declaration(String property, String value, int line) {
            if (PROPERTIES.contains(property)) {
                int important = value.indexOf('!');
                String plainValue = (important < 0 ? value : value.substring(0, important)).strip();
                if (property.equals("background")) {
                    declarations.keySet().removeAll(BACKGROUND_PARTS);
                }
                declarations.put(property, plainValue.toLowerCase(Locale.ROOT));
            }
        }
    }

    /// Collects the rules of a sheet.
    private final class Collector implements CssSink {
        private List<String> selectors = List.of();
        private Map<String, String> declarations = new LinkedHashMap<>();
        private boolean conditional;

        @Override
        public void rule(String written, Place place, int line) {
            selectors = new ArrayList<>(List.of(written.split(",", 100)));
            declarations = new LinkedHashMap<>();
            conditional = place == Place.CONDITIONAL;
        }

        @Override
        public void declaration(String property, String value, int line) {
            new Into(declarations).declaration(property, value, line);
        }

        @Override
        public void endOfRule() {
            if (!conditional && !declarations.isEmpty()) {
                selectors.forEach(this::keep);
            }
            selectors = List.of();
        }

        private void keep(String written) {
            String selector = written.strip();
            if (plain.size() + touched.size() >= MOST_RULES) {
                return;
            }
            if (PLAIN.matcher(selector).matches()) {
                plain.computeIfAbsent(selector, _ -> new LinkedHashMap<>()).putAll(declarations);
            } else {
                String last = selector.substring(selector.lastIndexOf(' ') + 1);
                var name = NAME.matcher(last);
                String tag = last.split("[^\\w-]", 2)[0];
                String subject = name.find() ? name.group() : tag.isEmpty() ? "*" : tag;
                Set<String> properties = touched.computeIfAbsent(subject, _ -> new HashSet<>());
                properties.addAll(declarations.keySet());
                if (properties.remove("background")) {
                    properties.add("background-color");
                }
            }
        }
    }
}
