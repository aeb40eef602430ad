package org.mailassay.analysis.authresults;

/// Writes values so that nobody can take a part of them for something else (RFC 8601, section 2.2).
///
/// What a stranger wrote into a message ends up in these values, so control characters never do.
final class Quoting {
    /// Characters that have a meaning of their own (RFC 2045, section 5.1).
    private static final String SPECIALS = "()<>@,;:\\\"/[]?=";

    private Quoting() {}

    /// A value: a token as it is, anything else as a quoted string (RFC 2045, section 5.1).
    static String value(String value) {
        return isToken(value) ? value : string(value);
    }

    /// A property's value, which may also be an address or a domain name behind an at sign.
    static String propertyValue(String value) {
        int at = value.lastIndexOf('@');
        if (at < 0 || !isDomain(value, at + 1)) {
            return value(value);
        }
        String localPart = value.substring(0, at);
        return (at == 0 || isDotAtom(localPart) ? localPart : string(localPart)) + value.substring(at);
    }

    /// A quoted string (RFC 5322, section 3.2.4).
    static String string(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = printable(value.charAt(i));
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    /// The content of a comment (RFC 5322, section 3.2.2).
    static String comment(String text) {
        StringBuilder content = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = printable(text.charAt(i));
            if (c == '(' || c == ')' || c == '\\') {
                content.append('\\');
            }
            content.append(c);
        }
        return content.toString();
    }

    private static boolean isToken(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 0x7F && SPECIALS.indexOf(c) < 0);
    }

    private static boolean isDomain(String value, int from) {
        return from < value.length()
                && value.chars()
                        .skip(from)
                        .allMatch(c -> c == '-'
                                || c == '.'
                                || c == '_'
                                || (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9'));
    }

    /// A local part that needs no quoting (RFC 5322, section 3.2.3).
    private static boolean isDotAtom(String value) {
        return !value.startsWith(".")
                && !value.endsWith(".")
                && !value.contains("..")
                && value.chars().allMatch(c -> c == '.' || isAtomText(c));
    }

    private static boolean isAtomText(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0;
    }

    private static char printable(char c) {
        return (Character.isISOControl(c) && c != '\t') || c == '\u2028' || c == '\u2029' ? '?' : c;
    }
}
