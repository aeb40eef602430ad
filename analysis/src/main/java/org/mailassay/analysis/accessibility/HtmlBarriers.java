package org.mailassay.analysis.accessibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.mailassay.analysis.css.CssColor;
import org.mailassay.analysis.css.StyledWalk;
import org.mailassay.analysis.css.TextStyle;

/// Finds in a document what keeps people from reading it.
final class HtmlBarriers implements StyledWalk.Visitor {
    /// In pixels; smaller text is hard to read on any screen.
    static final int SMALLEST = 11;

    /// WCAG 2.2, criterion 1.4.3: 24 pixels, or 18.66 when bold, are large.
    private static final double LARGE = 24;

    private static final double LARGE_BOLD = 18.66;
    private static final double ENOUGH = 4.5;
    private static final double ENOUGH_WHEN_LARGE = 3;

    /// What has less contrast or size is hidden text, which is judged elsewhere.
    private static final double HIDDEN_CONTRAST = 1.15;

    private static final int MOST_HEADINGS = 200;
    private static final int LONGEST_LINK_TEXT = 100;
    private static final Pattern TINY = Pattern.compile("[0-2](px)?+");
    private static final Set<String> VAGUE = Set.of(
            "click here",
            "click",
            "here",
            "read more",
            "more",
            "learn more",
            "link",
            "this link",
            "this",
            "go",
            "details",
            "hier",
            "hier klicken",
            "klicken sie hier",
            "mehr",
            "mehr lesen",
            "weiterlesen",
            "cliquez ici",
            "ici",
            "en savoir plus",
            "lire la suite",
            "haga clic aquí",
            "aquí",
            "leer más",
            "más",
            "clicca qui",
            "qui",
            "leggi tutto",
            "klik hier",
            "lees meer",
            "clique aqui",
            "saiba mais",
            "läs mer",
            "klicka här");

    private final Examples withoutAlt = new Examples();
    private final Examples lowContrast = new Examples();
    private final Examples vagueLinks = new Examples();
    private final Examples tinyText = new Examples();
    private final List<Integer> headings = new ArrayList<>();
    private String language = "";
    private int images;
    private int tables;
    private int tablesWithoutRole;
    private int links;

    private HtmlBarriers() {}

    static HtmlBarriers of(Document document) {
        HtmlBarriers barriers = new HtmlBarriers();
        StyledWalk.through(document, barriers);
        return barriers;
    }

    @Override
    public void element(Element element, TextStyle style) {
        if (style.hiding() == TextStyle.Hiding.NOT_DISPLAYED) {
            return;
        }
        switch (element.normalName()) {
            case "html", "body" ->
                language = language.isBlank() ? element.attr("lang").strip() : language;
            case "img" -> image(element);
            case "table" -> table(element);
            case "a" -> link(element);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                if (headings.size() < MOST_HEADINGS) {
                    headings.add(element.normalName().charAt(1) - '0');
                }
            }
            default -> {
                // Nothing to ask of it.
            }
        }
    }

    /// A tracking pixel is no image to anybody.
    private void image(Element element) {
        if (TINY.matcher(element.attr("width")).matches()
                || TINY.matcher(element.attr("height")).matches()) {
            return;
        }
        images++;
        if (!element.hasAttr("alt") && !element.attr("aria-hidden").equals("true")) {
            withoutAlt.add(element.attr("src"));
        }
    }

    private void table(Element element) {
        tables++;
        String role = element.attr("role").toLowerCase(Locale.ROOT);
        boolean marked = role.equals("presentation")
                || role.equals("none")
                || element.attr("aria-hidden").equals("true");
        if (!marked && !holdsData(element)) {
            tablesWithoutRole++;
        }
    }

    /// A table with a header cell or a caption is one of data. Only its first rows are looked at.
    private static boolean holdsData(Element table) {
        int looked = 0;
        for (Element group = table.firstElementChild();
                group != null && looked < 20;
                group = group.nextElementSibling()) {
            looked++;
            if (group.normalName().equals("caption") || group.normalName().equals("thead")) {
                return true;
            }
            Element row = group.firstElementChild();
            Element cell = row == null ? null : row.firstElementChild();
            if (cell != null && cell.normalName().equals("th")) {
                return true;
            }
        }
        return false;
    }

    private void link(Element element) {
        if (!element.hasAttr("href")) {
            return;
        }
        links++;
        if (isNamedByAttribute(element) || element.attr("aria-hidden").equals("true")) {
            return;
        }
        String text = element.text();
        if (isBlank(text) && element.select("*").stream().noneMatch(HtmlBarriers::mayName)) {
            vagueLinks.add("no text: " + element.attr("href"));
            return;
        }
        String words = text.length() > LONGEST_LINK_TEXT
                ? text
                : text.replaceAll("[^\\p{L}\\p{N} ]", "").strip().toLowerCase(Locale.ROOT);
        if (VAGUE.contains(words)) {
            vagueLinks.add(text);
        }
    }

    private static boolean isNamedByAttribute(Element element) {
        return Stream.of("aria-label", "aria-labelledby", "title").anyMatch(name -> !isBlank(element.attr(name)));
    }

    /// Whether an element in a link without text gives it a name, so that it is not WCAG's failure F89. Of an image
    /// without alt that is not known, and it is a failure of its own.
    private static boolean mayName(Element element) {
        return switch (element.normalName()) {
            case "img" -> !element.hasAttr("alt") || !isBlank(element.attr("alt")) || isNamedByAttribute(element);
            case "svg", "object", "embed", "iframe", "video", "audio", "canvas", "input", "button" -> true;
            default -> isNamedByAttribute(element);
        };
    }

    /// Whether nothing of it is seen or read aloud.
    private static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    @Override
    public void text(TextNode node, TextStyle style) {
        if (!style.isSeen() || node.isBlank()) {
            return;
        }
        Optional<Double> contrast =
                style.color().flatMap(front -> style.background().map(front::contrast));
        if (contrast.filter(ratio -> ratio >= HIDDEN_CONTRAST && ratio < enough(style))
                .isPresent()) {
            lowContrast.add("%s on %s, %.1f:1: %s"
                    .formatted(
                            style.color().map(CssColor::toString).orElse(""),
                            style.background().map(CssColor::toString).orElse(""),
                            contrast.get(),
                            node.text().strip()));
        }
        if (style.fontSize() > 0
                && style.fontSize() < SMALLEST
                && node.text().chars().anyMatch(Character::isLetterOrDigit)) {
            tinyText.add(Math.round(style.fontSize()) + " px: " + node.text().strip());
        }
    }

    private static double enough(TextStyle style) {
        boolean large = style.fontSize() >= LARGE || (style.bold() && style.fontSize() >= LARGE_BOLD);
        return large ? ENOUGH_WHEN_LARGE : ENOUGH;
    }

    Examples withoutAlt() {
        return withoutAlt;
    }

    Examples lowContrast() {
        return lowContrast;
    }

    Examples vagueLinks() {
        return vagueLinks;
    }

    Examples tinyText() {
        return tinyText;
    }

    /// The levels of the headings in order.
    List<Integer> headings() {
        return headings;
    }

    String language() {
        return language;
    }

    int images() {
        return images;
    }

    int tables() {
        return tables;
    }

    int tablesWithoutRole() {
        return tablesWithoutRole;
    }

    int links() {
        return links;
    }
}
