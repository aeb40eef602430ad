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

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]{0,20}+(?:[.#][\\w-]{1,100}+)?+");
    private static final Pattern NAME = Pattern.compile("[.#][\\w-]{1,100}+");
    private static final int MOST_RULES = 10_000;

    private final Map<String, Map<String, String>> plain = new HashMap<>();
    private final Set<String> touched = new HashSet<>();

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
        Map<String, String> declarations = new HashMap<>();
        if (!plain.isEmpty() || !touched.isEmpty()) {
            String tag = element.normalName();
            apply(tag, declarations);
            for (String name : element.hasAttr("class") ? element.classNames() : Set.<String>of()) {
                apply("." + name, declarations);
                apply(tag + "." + name, declarations);
            }
            if (element.hasAttr("id")) {
                apply("#" + element.id(), declarations);
                apply(tag + "#" + element.id(), declarations);
            }
        }
        String own = element.attr("style");
        if (!own.isEmpty()) {
            CssReader.declarations(own, new Into(declarations));
        }
        return declarations;
    }

    private void apply(String selector, Map<String, String> declarations) {
        if (touched.contains(selector)) {
            declarations.put("color", "");
            declarations.put("background-color", "");
            declarations.put("font-size", "");
        }
        Map<String, String> found = plain.get(selector);
        if (found != null) {
            declarations.putAll(found);
        }
    }

    /// Keeps declarations of interest.
    private record Into(Map<String, String> declarations) implements CssSink {
        @Override
        public void declaration(String property, String value, int line) {
            if (PROPERTIES.contains(property)) {
                int important = value.indexOf('!');
                String plainValue = (important < 0 ? value : value.substring(0, important)).strip();
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
                String subject = name.find() ? name.group() : last.split("[^\\w-]", 2)[0];
                touched.add(subject);
            }
        }
    }
}
