package org.mailassay.analysis.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.mailassay.analysis.fetch.WebUrl;

/// The scripts of a document.
///
/// @param places the first of them, `td onclick`
/// @param onlyLinks whether all of them are what links lead to
public record HtmlScripts(List<String> places, boolean onlyLinks) {
    private static final int MOST_NAMED = 10;

    private static final Set<String> SCHEMES = Set.of("javascript", "vbscript", "livescript");

    private static final Set<String> URLS = Set.of(
            "href", "xlink:href", "src", "action", "formaction", "background", "data", "poster", "cite", "longdesc");

    /// Links as another check looks at them.
    private static final Set<String> LINKS = Set.of("a href", "area href", "form action");

    /// What is no data block (HTML Standard, section 4.12.1; WHATWG MIME Sniffing, section 4.6).
    private static final Set<String> PROGRAMS = Set.of(
            "",
            "module",
            "importmap",
            "speculationrules",
            "application/ecmascript",
            "application/javascript",
            "application/x-ecmascript",
            "application/x-javascript",
            "text/ecmascript",
            "text/javascript",
            "text/javascript1.0",
            "text/javascript1.1",
            "text/javascript1.2",
            "text/javascript1.3",
            "text/javascript1.4",
            "text/javascript1.5",
            "text/jscript",
            "text/livescript",
            "text/x-ecmascript",
            "text/x-javascript");

    public HtmlScripts {
        places = List.copyOf(places);
    }

    static HtmlScripts of(List<Element> elements) {
        List<String> places = new ArrayList<>();
        for (Element element : elements) {
            if (element.normalName().equals("script") && isProgram(element)) {
                places.add("script");
            }
            for (Attribute attribute : element.attributes()) {
                if (isScript(attribute)) {
                    places.add(element.normalName() + " " + attribute.getKey());
                }
            }
        }
        return new HtmlScripts(
                places.subList(0, Math.min(MOST_NAMED, places.size())), !places.isEmpty() && LINKS.containsAll(places));
    }

    /// Whether a URL is a script.
    public static boolean isScript(String url) {
        return SCHEMES.contains(WebUrl.schemeOf(url));
    }

    /// Data blocks, such as the JSON-LD that Gmail reads, are no scripts.
    private static boolean isProgram(Element script) {
        String type = !script.hasAttr("type") && !script.attr("language").isEmpty()
                ? "text/" + script.attr("language")
                : script.attr("type");
        return PROGRAMS.contains(type.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isScript(Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        boolean handler = name.length() > 3 && name.startsWith("on");
        return handler
                ? name.chars().allMatch(Character::isLetter)
                : URLS.contains(name) && isScript(attribute.getValue());
    }
}
