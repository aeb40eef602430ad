package org.mailassay.analysis.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A domain name that the DNS can be asked for: lower case, A-labels, without the final dot; the root is the empty
/// string. A label may hold any character but the dot, as the DNS allows (RFC 2181, section 11).
public record DomainName(String text) implements Comparable<DomainName> {
    private static final int LONGEST_LABEL = 63;

    /// 255 octets on the wire are 253 characters without the final dot (RFC 1035, section 2.3.4).
    private static final int LONGEST_NAME = 253;

    public DomainName {
        if (!fits(text) || !text.equals(lowerCase(text))) {
            throw new IllegalArgumentException("not a domain name in lower case: " + text);
        }
    }

    /// Reads a name as people and protocols write it: any case, with or without the final dot, with U-labels.
    ///
    /// @return empty when the text is no domain name: an empty or overlong label, a name that is too long, or a
    ///     character that RFC 5892 disallows
    public static Optional<DomainName> of(String given) {
        // The limit keeps the conversion of a megabyte of text from costing anything: a U-label that fits is shorter.
        if (given.length() > LONGEST_NAME + 1) {
            return Optional.empty();
        }
        String ascii = isAscii(given) ? given : toAscii(given);
        String text = lowerCase(withoutFinalDot(ascii));
        return isAscii(text) && fits(text) ? Optional.of(new DomainName(text)) : Optional.empty();
    }

    /// Whether each label has 1 to 63 octets and the whole has at most 253 (RFC 1035, section 2.3.4). One char is one
    /// octet, and a final dot is not expected.
    public static boolean fits(String text) {
        if (text.isEmpty()) {
            return true;
        }
        if (text.length() > LONGEST_NAME) {
            return false;
        }
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.') {
                if (i == start || i - start > LONGEST_LABEL) {
                    return false;
                }
                start = i + 1;
            } else if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /// The name without its final dot, if it has one.
    public static String withoutFinalDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /// ASCII letters in lower case; every other char as it is (RFC 4343, section 3).
    public static String lowerCase(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return lowerCaseFrom(name, i);
            }
        }
        return name;
    }

    private static String lowerCaseFrom(String name, int first) {
        char[] chars = name.toCharArray();
        for (int i = first; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] + 'a' - 'A');
            }
        }
        return new String(chars);
    }

    /// The labels, the most specific first; none for the root.
    public List<String> labels() {
        return text.isEmpty() ? List.of() : List.of(text.split("\\.", -1));
    }

    /// The name without its first label; empty for the root.
    public Optional<DomainName> parent() {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        return Optional.of(new DomainName(dot < 0 ? "" : text.substring(dot + 1)));
    }

    /// Whether this is the other name or lies beneath it.
    public boolean isWithin(DomainName other) {
        return other.text.isEmpty()
                || text.equals(other.text)
                || (text.endsWith(other.text) && text.charAt(text.length() - other.text.length() - 1) == '.');
    }

    /// Whether each label is made of letters, digits and inner hyphens (RFC 1123, section 2.1); not so for the root.
    public boolean isHostName() {
        return !text.isEmpty() && labels().stream().allMatch(DomainName::isHostLabel);
    }

    private static boolean isHostLabel(String label) {
        return label.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                && label.charAt(0) != '-'
                && label.charAt(label.length() - 1) != '-';
    }

    /// The name with U-labels, for showing to people.
    public String unicode() {
        if (!text.contains("xn--")) {
            return text;
        }
        return String.join(
                ".", labels().stream().map(InternationalLabel::toUnicode).toList());
    }

    @Override
    public int compareTo(DomainName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /// Converts each U-label; a label that cannot be converted makes the result not ASCII, which refuses the name.
    private static String toAscii(String given) {
        // RFC 5895, section 2, step 4: the ideographic full stop separates labels too.
        String[] labels = given.replace('\u3002', '.')
                .replace('\uFF0E', '.')
                .replace('\uFF61', '.')
                .split("\\.", -1);
        List<String> converted = new ArrayList<>();
        for (String label : labels) {
            converted.add(
                    isAscii(label) ? label : InternationalLabel.toAscii(label).orElse(label));
        }
        return String.join(".", converted);
    }
}
