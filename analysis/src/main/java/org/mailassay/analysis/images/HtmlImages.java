package org.mailassay.analysis.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.mailassay.analysis.fetch.WebUrl;
import org.mailassay.analysis.images.ImageReference.Kind;

/// Collects the pictures that HTML shows, while it is walked.
final class HtmlImages implements NodeVisitor {
    /// Places that are looked at. A newsletter has some tens.
    static final int MOST = 1_000;

    private static final int LONGEST_STYLE = 10_000;
    private static final Pattern LENGTH = Pattern.compile("\\s*+(\\d{1,6})(?:\\.\\d{0,6})?\\s*+(?:px)?\\s*+");
    private static final Pattern HIDDEN = Pattern.compile(
            "(?<![a-z-])(?:display:none|visibility:hidden|(?:opacity|(?:max-)?(?:width|height)):0(?:px)?(?:[;!]|$))");

    private final List<ImageReference> found = new ArrayList<>();

    List<ImageReference> found() {
        return found;
    }

    @Override
    public void head(Node node, int depth) {
        if (!(node instanceof Element element) || found.size() >= MOST) {
            return;
        }
        switch (element.normalName()) {
            case "img" -> image(element, element.attr("src"));
            case "source" -> sources(element);
            case "input" -> {
                if (element.attr("type").equalsIgnoreCase("image")) {
                    image(element, element.attr("src"));
                }
            }
            case "style" -> styles(element.data());
            default -> {
                // Any element may have a background.
            }
        }
        add(Kind.BACKGROUND, element.attr("background"), -1, -1, false);
        String style = element.attr("style");
        if (!style.isEmpty()) {
            styles(style);
        }
    }

    private void image(Element element, String source) {
        String style = cut(element.attr("style"));
        int width = length(element.attr("width")).orElseGet(() -> declared(style, "width"));
        int height = length(element.attr("height")).orElseGet(() -> declared(style, "height"));
        String compact = style.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        boolean hidden = element.hasAttr("hidden") || HIDDEN.matcher(compact).find();
        add(Kind.IMG, source, width, height, hidden);
        sources(element);
    }

    /// HTML standard, section 4.8.4.2.1: URLs with a descriptor behind each, separated by commas.
    private void sources(Element element) {
        String set = cut(element.attr("srcset"));
        int at = 0;
        while (at < set.length() && found.size() < MOST) {
            while (at < set.length() && (Character.isWhitespace(set.charAt(at)) || set.charAt(at) == ',')) {
                at++;
            }
            int end = at;
            while (end < set.length() && !Character.isWhitespace(set.charAt(end))) {
                end++;
            }
            String url = set.substring(at, end);
            boolean last = url.endsWith(",");
            add(Kind.SRCSET, last ? url.substring(0, url.length() - 1) : url, -1, -1, false);
            int comma = last ? end : set.indexOf(',', end);
            at = comma < 0 ? set.length() : comma;
        }
    }

    private void styles(String css) {
        CssUrls.of(css).forEach(url -> add(Kind.CSS, url, -1, -1, false));
    }

    private void add(Kind kind, String source, int width, int height, boolean hidden) {
        String url = WebUrl.tidied(source);
        if (!url.isEmpty() && found.size() < MOST) {
            found.add(new ImageReference(kind, url, width, height, hidden));
        }
    }

    private static Optional<Integer> length(String attribute) {
        Matcher matcher = LENGTH.matcher(cut(attribute));
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    /// A property of a style in pixels; -1 when it is not there.
    private static int declared(String style, String property) {
        for (String declaration : style.split(";", 200)) {
            int colon = declaration.indexOf(':');
            if (colon > 0 && declaration.substring(0, colon).strip().equalsIgnoreCase(property)) {
                return length(declaration.substring(colon + 1)).orElse(-1);
            }
        }
        return -1;
    }

    private static String cut(String text) {
        return text.length() > LONGEST_STYLE ? text.substring(0, LONGEST_STYLE) : text;
    }
}
