package org.mailassay.analysis.dns;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/// Which characters a U-label may hold (RFC 5892, section 3). The property is computed, so it follows the Unicode
/// version of the Java runtime.
final class IdnaCodePoints {
    /// RFC 5892, section 2.6: valid, or valid in some contexts, against the general rule.
    private static final Set<Integer> EXCEPTIONS_ALLOWED =
            Set.of(0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007, 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB);

    /// RFC 5892, section 2.6: disallowed against the general rule.
    private static final Set<Integer> EXCEPTIONS_DISALLOWED =
            Set.of(0x640, 0x7FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B);

    private IdnaCodePoints() {}

    static boolean isAllowed(int codePoint) {
        if (codePoint < 0x80) {
            return isLetterDigitHyphen(codePoint);
        }
        if (EXCEPTIONS_ALLOWED.contains(codePoint)) {
            return true;
        }
        return !EXCEPTIONS_DISALLOWED.contains(codePoint)
                && isLetterOrDigit(codePoint)
                && isStable(codePoint)
                && !isIgnorable(codePoint)
                && !isOldHangulJamo(codePoint);
    }

    private static boolean isLetterDigitHyphen(int codePoint) {
        return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= '0' && codePoint <= '9') || codePoint == '-';
    }

    /// RFC 5892, section 2.1.
    private static boolean isLetterOrDigit(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.LOWERCASE_LETTER,
                    Character.UPPERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.MODIFIER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /// RFC 5892, section 2.2: normalization and case folding leave it as it is.
    private static boolean isStable(int codePoint) {
        String text = Character.toString(codePoint);
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC).equals(text);
    }

    /// RFC 5892, sections 2.3 and 2.4: default ignorables, and the blocks of combining marks for symbols and music.
    private static boolean isIgnorable(int codePoint) {
        return Character.isIdentifierIgnorable(codePoint)
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || (codePoint >= 0x20D0 && codePoint <= 0x20FF)
                || (codePoint >= 0x1D100 && codePoint <= 0x1D24F)
                || codePoint == 0x34F
                || codePoint == 0x17B4
                || codePoint == 0x17B5;
    }

    /// RFC 5892, section 2.9.
    private static boolean isOldHangulJamo(int codePoint) {
        return (codePoint >= 0x1100 && codePoint <= 0x11FF)
                || (codePoint >= 0xA960 && codePoint <= 0xA97F)
                || (codePoint >= 0xD7B0 && codePoint <= 0xD7FF);
    }
}
