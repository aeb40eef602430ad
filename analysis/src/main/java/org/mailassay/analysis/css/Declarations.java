package org.mailassay.analysis.css;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What is declared of an element: of each property the declaration that wins (CSS Cascading and Inheritance Level 4,
/// section 6.1). A value that is not known is empty.
final class Declarations {
    static final Declarations NONE = new Declarations();

    /// The level of the style attribute, which is above all selectors.
    static final int ATTRIBUTE = Selector.HIGHEST + 1;

    /// By how much what is important is above what is not.
    private static final int IMPORTANT = ATTRIBUTE + 1;

    /// What is kept.
    private static final Set<String> PROPERTIES = Set.of(
            "color",
            "background-color",
            "background-image",
            "background-clip",
            "-webkit-background-clip",
            "text-shadow",
            "-webkit-text-fill-color",
            "-webkit-text-stroke",
            "animation",
            "animation-name",
            "transition",
            "font-size",
            "font-weight",
            "display",
            "visibility",
            "opacity",
            "max-height",
            "overflow");

    /// What takes a text out of the page. Mails do so for large screens or for small ones, and that is no deceit, so
    /// what holds on some screens does not change it.
    private static final Set<String> TAKING_OUT = Set.of("display", "visibility", "max-height", "overflow");

    private final Map<String, Declared> values = new HashMap<>();

    /// A value.
    ///
    /// @param level of its importance and its selector
    /// @param order among those of the same level
    private record Declared(String value, int level, int order) {
        Declared raised(int by) {
            return new Declared(value, level + by, order);
        }

        boolean beats(Declared other) {
            return level != other.level ? level > other.level : order >= other.order;
        }
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean has(String property) {
        return values.containsKey(property);
    }

    /// The value in lower case; empty when it is not declared or not known.
    String value(String property) {
        Declared declared = values.get(property);
        return declared == null ? "" : declared.value();
    }

    /// Adds a declaration.
    ///
    /// @param written with its `!important`, if it has one
    /// @param order among all of them
    void add(String property, String written, int order) {
        int mark = written.lastIndexOf('!');
        boolean important = mark >= 0 && written.substring(mark + 1).strip().equalsIgnoreCase("important");
        String value = (mark < 0 ? written : written.substring(0, mark)).strip().toLowerCase(Locale.ROOT);
        int level = important ? IMPORTANT : 0;
        if (property.equals("background")) {
            put("background-color", new Declared(backgroundColor(value), level, order));
            put("background-image", new Declared(hasPicture(value) ? "" : "none", level, order));
        } else if (PROPERTIES.contains(property)) {
            put(property, new Declared(value, level, order));
        }
    }

    /// Adds what others declare.
    ///
    /// @param level of their selector
    void addAll(Declarations others, int level) {
        others.values.forEach((property, declared) -> put(property, declared.raised(level)));
    }

    /// Adds what others declare that may not apply: what it sets is then not known.
    ///
    /// @param level of their selector
    void addUncertain(Declarations others, int level) {
        others.values.forEach((property, declared) -> {
            // That there may be no picture says nothing of whether there is one.
            boolean noPicture =
                    property.equals("background-image") && declared.value().equals("none");
            if (!noPicture) {
                put(property, new Declared("", declared.level(), declared.order()).raised(level));
            }
        });
    }

    /// Without what takes a text out of the page.
    Declarations withoutTakingOut() {
        Declarations others = new Declarations();
        others.addAll(this, 0);
        others.values.keySet().removeAll(TAKING_OUT);
        return others;
    }

    private void put(String property, Declared declared) {
        values.merge(property, declared, (old, other) -> other.beats(old) ? other : old);
    }

    /// The colour that the shorthand sets, where it begins with it.
    private static String backgroundColor(String value) {
        if (value.equals("none")) {
            return "transparent";
        }
        return value.startsWith("rgb") ? value : value.split("[\\s(]", 2)[0];
    }

    private static boolean hasPicture(String value) {
        return value.contains("(") && !value.startsWith("rgb");
    }
}
