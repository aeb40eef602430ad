package org.mailassay.analysis.report.value;

import java.net.InetAddress;
import java.util.Optional;

/// Reads an address as reports write it. Only literals are read: a name is never looked up.
public final class AddressLiteral {
    private static final int MAXIMUM_LENGTH = 45;

    private AddressLiteral() {}

    /// The address; empty when the text is none. IPv4-mapped IPv6 gives IPv4. Short and octal forms of IPv4, which
    /// programs read differently, are none, and neither is one with a zone.
    public static Optional<InetAddress> parse(String text) {
        boolean shaped = text.indexOf(':') >= 0 ? isShapedIpv6(text) : isDottedQuad(text, 0);
        if (!shaped || text.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// Hexadecimal groups, and at the end perhaps a dotted quad.
    private static boolean isShapedIpv6(String text) {
        int quad = text.indexOf('.') < 0 ? text.length() : text.lastIndexOf(':') + 1;
        for (int i = 0; i < quad; i++) {
            char c = text.charAt(i);
            if (c != ':' && (c > 'f' || Character.digit(c, 16) < 0)) {
                return false;
            }
        }
        return quad == text.length() || isDottedQuad(text, quad);
    }

    private static boolean isDottedQuad(String text, int from) {
        int dots = 0;
        int digits = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && digits > 0) {
                dots++;
                digits = 0;
            } else if (c >= '0' && c <= '9' && (digits == 0 || text.charAt(i - digits) != '0')) {
                digits++;
            } else {
                return false;
            }
        }
        return dots == 3 && digits > 0;
    }
}
