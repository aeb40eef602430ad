package org.mailassay.analysis.dns;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// Converts one label between its Unicode form (U-label) and its ASCII form (A-label) as RFC 5891, section 5 asks of
/// a program that looks names up.
final class InternationalLabel {
    private static final String PREFIX = "xn--";

    private InternationalLabel() {}

    /// The A-label of a label that holds characters outside ASCII; empty when it is not allowed in a domain name.
    static Optional<String> toAscii(String label) {
        String mapped = map(label);
        int[] codePoints = mapped.codePoints().toArray();
        // RFC 5891, section 4.2.3.1 and 4.2.3.2: hyphens and the first character.
        if (codePoints.length == 0
                || mapped.startsWith("-")
                || mapped.endsWith("-")
                || mapped.startsWith("--", Math.min(2, mapped.length()))
                || isMark(codePoints[0])
                || !allAllowed(codePoints)) {
            return Optional.empty();
        }
        if (mapped.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(mapped);
        }
        return Punycode.encode(codePoints).map(PREFIX::concat).filter(encoded -> encoded.length() <= 63);
    }

    /// The U-label of an A-label, for showing to people; any other label, or a fake A-label, is left as it is.
    static String toUnicode(String label) {
        if (!label.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return label;
        }
        return Punycode.decode(label.substring(PREFIX.length()))
                .filter(decoded ->
                        toAscii(decoded).filter(label::equalsIgnoreCase).isPresent())
                .orElse(label);
    }

    /// Lower case, compatibility and width forms unified, composed (RFC 5895, section 2).
    private static String map(String label) {
        String lower = Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
        return Normalizer.normalize(lower.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static boolean allAllowed(int[] codePoints) {
        for (int i = 0; i < codePoints.length; i++) {
            int codePoint = codePoints[i];
            boolean joiner = codePoint == 0x200C || codePoint == 0x200D;
            // RFC 5892, appendix A.1 and A.2: a joiner stands after a virama.
            if (joiner ? i == 0 || !isVirama(codePoints[i - 1]) : !IdnaCodePoints.isAllowed(codePoint)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isVirama(int codePoint) {
        String name = Character.getName(codePoint);
        return name != null && (name.endsWith("SIGN VIRAMA") || name.endsWith("AL-LAKUNA"));
    }
}
