package org.mailassay.analysis.dns;

import java.util.Optional;

/// The encoding of Unicode in ASCII labels (RFC 3492), without the `xn--` prefix.
final class Punycode {
    // RFC 3492, section 5: the parameter values for IDNA.
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;

    /// No label is longer than this, so neither direction ever does more than quadratic work on it.
    private static final int LONGEST = 63;

    private Punycode() {}

    /// Encodes code points (RFC 3492, section 6.3); empty when the label would be too long for the DNS.
    static Optional<String> encode(int[] input) {
        if (input.length > LONGEST) {
            return Optional.empty();
        }
        StringBuilder output = new StringBuilder();
        for (int codePoint : input) {
            if (codePoint < INITIAL_N) {
                output.append((char) codePoint);
            }
        }
        int basic = output.length();
        if (basic > 0) {
            output.append('-');
        }
        int n = INITIAL_N;
        int delta = 0;
        int bias = INITIAL_BIAS;
        int handled = basic;
        while (handled < input.length) {
            int next = smallestFrom(input, n);
            delta += (next - n) * (handled + 1);
            n = next;
            for (int codePoint : input) {
                if (codePoint < n) {
                    delta++;
                } else if (codePoint == n) {
                    appendInteger(output, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return output.length() > LONGEST ? Optional.empty() : Optional.of(output.toString());
    }

    private static int smallestFrom(int[] input, int least) {
        int smallest = Integer.MAX_VALUE;
        for (int codePoint : input) {
            if (codePoint >= least && codePoint < smallest) {
                smallest = codePoint;
            }
        }
        return smallest;
    }

    private static void appendInteger(StringBuilder output, int value, int bias) {
        int rest = value;
        for (int k = BASE; ; k += BASE) {
            int threshold = threshold(k, bias);
            if (rest < threshold) {
                output.append(digit(rest));
                return;
            }
            output.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    /// Decodes to code points (RFC 3492, section 6.2); empty when the text is not Punycode.
    static Optional<String> decode(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        int basic = Math.max(text.lastIndexOf('-'), 0);
        StringBuilder output = new StringBuilder(text.substring(0, basic));
        int position = basic > 0 ? basic + 1 : 0;
        int n = INITIAL_N;
        int bias = INITIAL_BIAS;
        int count = basic;
        long i = 0;
        while (position < text.length()) {
            long before = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = position < text.length() ? value(text.charAt(position++)) : -1;
                if (digit < 0) {
                    return Optional.empty();
                }
                i += digit * weight;
                int threshold = threshold(k, bias);
                if (i > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
            }
            count++;
            bias = adapt((int) (i - before), count, before == 0);
            n += (int) (i / count);
            i %= count;
            if (!Character.isValidCodePoint(n) || (n >= Character.MIN_SURROGATE && n <= Character.MAX_SURROGATE)) {
                return Optional.empty();
            }
            output.insert(output.offsetByCodePoints(0, (int) i), Character.toString(n));
            i++;
        }
        return Optional.of(output.toString());
    }

    private static int threshold(int k, int bias) {
        return Math.clamp((long) k - bias, T_MIN, T_MAX);
    }

    /// RFC 3492, section 6.1.
    private static int adapt(int delta, int points, boolean first) {
        int scaled = first ? delta / DAMP : delta / 2;
        scaled += scaled / points;
        int k = 0;
        while (scaled > ((BASE - T_MIN) * T_MAX) / 2) {
            scaled /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * scaled / (scaled + SKEW);
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int value(char digit) {
        if (digit >= 'a' && digit <= 'z') {
            return digit - 'a';
        }
        if (digit >= 'A' && digit <= 'Z') {
            return digit - 'A';
        }
        return digit >= '0' && digit <= '9' ? digit - '0' + 26 : -1;
    }
}
