package org.mailassay.analysis.css;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An opaque colour.
public record CssColor(int red, int green, int blue) {
    public static final CssColor BLACK = new CssColor(0, 0, 0);
    public static final CssColor WHITE = new CssColor(255, 255, 255);

    private static final Pattern FUNCTION = Pattern.compile(
            "rgba?\\(\\s*+(\\d{1,3})[\\s,]++(\\d{1,3})[\\s,]++(\\d{1,3})\\s*+(?:[,/]\\s*+([\\d.]{1,6}))?\\s*+\\)");

    /// Those of the names of CSS Color Module Level 4, section 6.1, that mails use.
    private static final Map<String, Integer> NAMES = names("""
            black 000000 white ffffff gray 808080 grey 808080 silver c0c0c0 red ff0000 maroon 800000 green 008000
            lime 00ff00 blue 0000ff navy 000080 yellow ffff00 olive 808000 purple 800080 fuchsia ff00ff magenta ff00ff
            aqua 00ffff cyan 00ffff teal 008080 orange ffa500 darkgray a9a9a9 darkgrey a9a9a9 dimgray 696969
            dimgrey 696969 lightgray d3d3d3 lightgrey d3d3d3 gainsboro dcdcdc whitesmoke f5f5f5 snow fffafa
            ivory fffff0 beige f5f5dc linen faf0e6 azure f0ffff ghostwhite f8f8ff aliceblue f0f8ff lavender e6e6fa
            darkblue 00008b mediumblue 0000cd royalblue 4169e1 steelblue 4682b4 lightblue add8e6 skyblue 87ceeb
            dodgerblue 1e90ff midnightblue 191970 darkgreen 006400 seagreen 2e8b57 lightgreen 90ee90 darkred 8b0000
            crimson dc143c firebrick b22222 tomato ff6347 coral ff7f50 salmon fa8072 pink ffc0cb hotpink ff69b4
            gold ffd700 khaki f0e68c brown a52a2a chocolate d2691e tan d2b48c indigo 4b0082 violet ee82ee
            slategray 708090 slategrey 708090 darkslategray 2f4f4f darkslategrey 2f4f4f
            """);

    private static Map<String, Integer> names(String text) {
        Map<String, Integer> names = new HashMap<>();
        String[] words = text.strip().split("\\s+", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            names.put(words[i], Integer.parseInt(words[i + 1], 16));
        }
        return names;
    }

    /// Reads a colour; empty for one that is not known or is not opaque.
    public static Optional<CssColor> of(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("#")) {
            return hexadecimal(text.substring(1));
        }
        if (text.startsWith("rgb")) {
            Matcher matcher = FUNCTION.matcher(text);
            return matcher.matches() && isOpaque(matcher.group(4))
                    ? Optional.of(new CssColor(channel(matcher, 1), channel(matcher, 2), channel(matcher, 3)))
                    : Optional.empty();
        }
        return Optional.ofNullable(NAMES.get(text)).map(CssColor::of);
    }

    private static CssColor of(int value) {
        return new CssColor(value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF);
    }

    /// Also without the number sign, as the attribute bgcolor has it.
    static Optional<CssColor> hexadecimal(String digits) {
        if (digits.length() > 8 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return Optional.empty();
        }
        return switch (digits.length()) {
            case 6 -> Optional.of(of(Integer.parseInt(digits, 16)));
            case 3 -> {
                int value = Integer.parseInt(digits, 16);
                yield Optional.of(new CssColor((value >> 8) * 17, (value >> 4 & 0xF) * 17, (value & 0xF) * 17));
            }
            case 8 -> digits.endsWith("ff") ? hexadecimal(digits.substring(0, 6)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isOpaque(String alpha) {
        return alpha == null || alpha.equals("1") || alpha.equals("1.0");
    }

    private static int channel(Matcher matcher, int group) {
        return Math.min(255, Integer.parseInt(matcher.group(group)));
    }

    /// The contrast ratio of two colours, 1 to 21 (WCAG 2.2, contrast ratio).
    public double contrast(CssColor other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
