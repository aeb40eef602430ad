package org.mailassay.analysis.css;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// How a text looks.
///
/// @param color empty when not known
/// @param background empty when not known, or a picture
/// @param fontSize in pixels; 0 or less when not known
/// @param bold whether it is at least bold
/// @param hiding whether it is shown at all
public record TextStyle(
        Optional<CssColor> color, Optional<CssColor> background, double fontSize, boolean bold, Hiding hiding) {
    /// What a mail program begins with.
    static final TextStyle INITIAL =
            new TextStyle(Optional.of(CssColor.BLACK), Optional.of(CssColor.WHITE), 16, false, Hiding.SHOWN);

    /// Links have a colour of their own (HTML Standard, section 15.3.4).
    private static final CssColor LINK = new CssColor(0, 0, 0xEE);

    private static final Pattern LENGTH = Pattern.compile("([\\d.]{1,10})(px|pt|em|rem|%)?+");

    private static final Pattern TRANSPARENT = Pattern.compile("0?\\.?0*");
    private static final Set<String> HEAVY = Set.of("700", "800", "900");
    private static final Set<String> NO_HEIGHT = Set.of("0", "0px");

    /// Whether a text is shown, or how it is hidden.
    public enum Hiding {
        SHOWN,
        /// Taken out of the page, as a preheader is, or what is shown on small screens only.
        NOT_DISPLAYED,
        /// So small that it cannot be seen.
        NO_SIZE
    }

    /// The style of an element within this one.
    TextStyle within(Element element, Map<String, String> declarations) {
        boolean link = element.normalName().equals("a") && element.hasAttr("href");
        Optional<CssColor> front = declarations.containsKey("color")
                ? CssColor.of(declarations.getOrDefault("color", "")).or(() -> inherited(declarations))
                : link
                        ? Optional.of(LINK)
                        : attribute(element, "color")
                                .or(() -> attribute(element, "text"))
                                .or(() -> color);
        double size =
                declarations.containsKey("font-size") ? size(declarations.getOrDefault("font-size", "")) : fontSize;
        return new TextStyle(
                front,
                background(element, declarations),
                size,
                bold(element, declarations),
                hiding == Hiding.NOT_DISPLAYED ? hiding : hiding(element, declarations, size));
    }

    private Optional<CssColor> inherited(Map<String, String> declarations) {
        return declarations.getOrDefault("color", "").equals("inherit") ? color : Optional.empty();
    }

    private static Optional<CssColor> attribute(Element element, String name) {
        if (!element.hasAttr(name)) {
            return Optional.empty();
        }
        String value = element.attr(name).strip();
        return CssColor.of(value).or(() -> CssColor.hexadecimal(value.toLowerCase(Locale.ROOT)));
    }

    private Optional<CssColor> background(Element element, Map<String, String> declarations) {
        String picture = declarations.getOrDefault("background-image", "none");
        if (!picture.equals("none") || element.hasAttr("background")) {
            return Optional.empty();
        }
        if (declarations.containsKey("background-color")) {
            String value = declarations.getOrDefault("background-color", "");
            return value.equals("transparent") || value.equals("inherit") ? background : CssColor.of(value);
        }
        if (declarations.containsKey("background")) {
            String value = declarations.getOrDefault("background", "");
            if (value.equals("none") || value.equals("transparent")) {
                return background;
            }
            return value.contains("(") && !value.startsWith("rgb")
                    ? Optional.empty()
                    : CssColor.of(value.startsWith("rgb") ? value : value.split("\\s", 2)[0]);
        }
        return attribute(element, "bgcolor").or(() -> background);
    }

    private double size(String declared) {
        Matcher matcher = LENGTH.matcher(declared);
        if (!matcher.matches()
                || matcher.group(1).chars().filter(c -> c == '.').count() > 1
                || matcher.group(1).equals(".")) {
            return -1;
        }
        double number = Double.parseDouble(matcher.group(1));
        return switch (matcher.group(2) == null ? "px" : matcher.group(2)) {
            case "pt" -> number * 4 / 3;
            case "em" -> number == 0 ? 0.001 : fontSize * number;
            case "rem" -> number * 16;
            case "%" -> fontSize * number / 100;
            default -> number == 0 ? 0.001 : number;
        };
    }

    private boolean bold(Element element, Map<String, String> declarations) {
        String weight = declarations.getOrDefault("font-weight", "");
        if (!weight.isEmpty()) {
            return weight.startsWith("bold") || HEAVY.contains(weight);
        }
        return switch (element.normalName()) {
            case "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th" -> true;
            default -> bold;
        };
    }

    private static Hiding hiding(Element element, Map<String, String> declarations, double size) {
        boolean away = "none".equals(declarations.get("display"))
                || "hidden".equals(declarations.get("visibility"))
                || element.hasAttr("hidden")
                || isTransparent(declarations.getOrDefault("opacity", "1"))
                || (NO_HEIGHT.contains(declarations.getOrDefault("max-height", ""))
                        && "hidden".equals(declarations.get("overflow")));
        return away ? Hiding.NOT_DISPLAYED : size > 0 && size < 2 ? Hiding.NO_SIZE : Hiding.SHOWN;
    }

    private static boolean isTransparent(String opacity) {
        return !opacity.equals("1") && TRANSPARENT.matcher(opacity).matches();
    }
}
