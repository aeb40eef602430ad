package org.mailassay.analysis.report.value;

import java.util.Locale;
import java.util.OptionalLong;

/// Brings values into the form in which they are compared and stored.
public final class Values {
    /// Free text is for people; past this it is cut, and the original is kept elsewhere.
    private static final int MAXIMUM_TEXT = 1000;

    private static final int MAXIMUM_NAME = 255;
    private static final int MAXIMUM_DIGITS = 15;

    private Values() {}

    public static String freeText(String text) {
        return cut(text, MAXIMUM_TEXT);
    }

    public static String cut(String text) {
        return cut(text, MAXIMUM_NAME);
    }

    /// A word of a closed set, in lower case.
    public static String word(String text) {
        return cut(text).toLowerCase(Locale.ROOT);
    }

    /// A domain in lower case, without the final dot.
    public static String domain(String text) {
        String lower = cut(text).toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /// A number in decimal digits only; empty when the text is none, or larger than any number in a report.
    public static OptionalLong number(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= MAXIMUM_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /// Seconds since 1970, a fraction of a second left out; empty when the text is no such number.
    public static OptionalLong seconds(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return number(text);
        }
        boolean fraction = text.chars().skip(dot + 1).allMatch(c -> c >= '0' && c <= '9');
        return fraction ? number(text.substring(0, dot)) : OptionalLong.empty();
    }

    /// Cuts without splitting a char outside the basic plane.
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
