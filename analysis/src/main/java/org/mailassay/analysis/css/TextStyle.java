package org.mailassay.analysis.css;

import java.util.Locale;
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
/// @param ink what its letters are painted with
public record TextStyle(
        Optional<CssColor> color,
        Optional<CssColor> background,
        double fontSize,
        boolean bold,
        Hiding hiding,
        Ink ink) {
    /// What a mail program begins with.
    static final TextStyle INITIAL =
            new TextStyle(Optional.of(CssColor.BLACK), Optional.of(CssColor.WHITE), 16, false, Hiding.SHOWN, Ink.COLOR);

    /// Links have a colour of their own (HTML Standard, section 15.3.4).
    private static final CssColor LINK = new CssColor(0, 0, 0xEE);

    private static final Pattern LENGTH = Pattern.compile("([\\d.]{1,10})(px|pt|em|rem|%)?+");

    private static final Set<String> HEAVY = Set.of("700", "800", "900");
    private static final Set<String> NO_SHADOW = Set.of("none", "initial", "inherit", "unset", "revert");
    private static final Set<String> NO_HEIGHT = Set.of("0", "0px");

    /// Whether a text is shown, or how it is hidden.
    public enum Hiding {
        SHOWN,
        /// Taken out of the page, as a preheader is, or what is shown on small screens only.
        NOT_DISPLAYED,
        /// Transparent together with everything in it.
        TRANSPARENT,
        /// So small that it cannot be seen.
        NO_SIZE
    }

    /// What letters are painted with.
    public enum Ink {
        /// Their colour.
        COLOR,
        /// Nothing: their colour is transparent.
        NONE,
        /// A shadow, an outline or the background, of which nothing is known.
        OTHER
    }

    /// Whether letters in this style can be seen, as long as they have not the colour of what is behind them.
    public boolean isSeen() {
        return hiding == Hiding.SHOWN && ink != Ink.NONE;
    }

    /// The style of an element within this one.
    TextStyle within(Element element, Declarations declarations) {
        double size = declarations.has("font-size") ? size(declarations.value("font-size")) : fontSize;
        Ink painted = ink(element, declarations);
        return new TextStyle(
                painted == Ink.COLOR ? color(element, declarations) : Optional.empty(),
                background(element, declarations),
                size,
                bold(element, declarations),
                hiding(element, declarations, size),
                painted);
    }

    private Optional<CssColor> color(Element element, Declarations declarations) {
        if (declarations.has("color")) {
            String value = declarations.value("color");
            return value.equals("inherit") ? color : CssColor.of(value);
        }
        return isLink(element)
                ? Optional.of(LINK)
                : attribute(element, "color")
                        .or(() -> attribute(element, "text"))
                        .or(() -> color);
    }

    private static boolean isLink(Element element) {
        return element.normalName().equals("a") && element.hasAttr("href");
    }

    private Ink ink(Element element, Declarations declarations) {
        if (ink == Ink.OTHER || paintsOtherwise(declarations)) {
            return Ink.OTHER;
        }
        if (declarations.has("color")) {
            String value = declarations.value("color");
            return value.equals("inherit") ? ink : Alpha.isUnseenColor(value) ? Ink.NONE : Ink.COLOR;
        }
        return isLink(element) || attribute(element, "color").isPresent() ? Ink.COLOR : ink;
    }

    private static boolean paintsOtherwise(Declarations declarations) {
        return declarations.has("-webkit-text-fill-color")
                || declarations.has("-webkit-text-stroke")
                || (declarations.has("text-shadow") && isShadow(declarations.value("text-shadow")))
                || isText(declarations, "background-clip")
                || isText(declarations, "-webkit-background-clip");
    }

    private static boolean isShadow(String value) {
        return !NO_SHADOW.contains(value) && !value.contains("transparent");
    }

    private static boolean isText(Declarations declarations, String clip) {
        return declarations.has(clip)
                && (declarations.value(clip).isEmpty()
                        || declarations.value(clip).contains("text"));
    }

    private static Optional<CssColor> attribute(Element element, String name) {
        if (!element.hasAttr(name)) {
            return Optional.empty();
        }
        String value = element.attr(name).strip();
        return CssColor.of(value).or(() -> CssColor.hexadecimal(value.toLowerCase(Locale.ROOT)));
    }

    private Optional<CssColor> background(Element element, Declarations declarations) {
        boolean picture = declarations.has("background-image")
                && !declarations.value("background-image").equals("none");
        if (picture || element.hasAttr("background")) {
            return Optional.empty();
        }
        if (declarations.has("background-color")) {
            String value = declarations.value("background-color");
            return value.equals("transparent") || value.equals("inherit") ? background : CssColor.of(value);
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

    private boolean bold(Element element, Declarations declarations) {
        String weight = declarations.value("font-weight");
        if (!weight.isEmpty()) {
            return weight.startsWith("bold") || HEAVY.contains(weight);
        }
        return switch (element.normalName()) {
            case "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th" -> true;
            default -> bold;
        };
    }

    private Hiding hiding(Element element, Declarations declarations, double size) {
        boolean away = declarations.value("display").equals("none")
                || declarations.value("visibility").equals("hidden")
                || element.hasAttr("hidden")
                || (NO_HEIGHT.contains(declarations.value("max-height"))
                        && declarations.value("overflow").equals("hidden"));
        if (away || hiding == Hiding.NOT_DISPLAYED) {
            return Hiding.NOT_DISPLAYED;
        }
        boolean unseen = Alpha.isUnseen(declarations.value("opacity"))
                && !declarations.has("animation")
                && !declarations.has("animation-name")
                && !declarations.has("transition");
        if (unseen || hiding == Hiding.TRANSPARENT) {
            return Hiding.TRANSPARENT;
        }
        return size > 0 && size < 2 ? Hiding.NO_SIZE : Hiding.SHOWN;
    }
}
