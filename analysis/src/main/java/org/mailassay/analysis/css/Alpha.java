package org.mailassay.analysis.css;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much of what is behind something covers (CSS Color Module Level 4, section 4.2).
final class Alpha {
    /// With no more than this, black text on white has less contrast than anybody can read.
    private static final double HARDLY_ANY = 0.05;

    private static final Pattern NUMBER = Pattern.compile("(\\d{0,6}+(?:\\.\\d{1,9}+)?+)(%)?+");

    /// With four values that have commas between them, or with a slash.
    private static final Pattern FUNCTION = Pattern.compile(
            "[a-z]{3,5}+\\((?:[^,/()]{1,40}+,[^,/()]{1,40}+,[^,/()]{1,40}+,|[^,/()]{1,80}+/)([^,/()]{1,40}+)\\)");

    private Alpha() {}

    /// Whether a value of `opacity` is so low that nothing is to be seen.
    static boolean isUnseen(String opacity) {
        return of(opacity).filter(alpha -> alpha <= HARDLY_ANY).isPresent();
    }

    /// Whether what has this colour cannot be seen, whatever is behind it.
    static boolean isUnseenColor(String color) {
        if (color.equals("transparent")) {
            return true;
        }
        if (color.startsWith("#")) {
            return hexadecimal(color.substring(1))
                    .filter(alpha -> alpha <= HARDLY_ANY)
                    .isPresent();
        }
        Matcher matcher = FUNCTION.matcher(color);
        return matcher.matches() && isUnseen(matcher.group(1).strip());
    }

    private static Optional<Double> hexadecimal(String digits) {
        if (!digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return Optional.empty();
        }
        return switch (digits.length()) {
            case 4 -> Optional.of(Integer.parseInt(digits.substring(3), 16) / 15.0);
            case 8 -> Optional.of(Integer.parseInt(digits.substring(6), 16) / 255.0);
            default -> Optional.empty();
        };
    }

    private static Optional<Double> of(String written) {
        Matcher matcher = NUMBER.matcher(written);
        if (!matcher.matches() || matcher.group(1).isEmpty()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(matcher.group(1));
        return Optional.of(matcher.group(2) == null ? number : number / 100);
    }
}
