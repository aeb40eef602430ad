package org.mailassay.analysis.dmarc;

import java.util.Locale;
import java.util.Optional;

/// A DMARC reporting URI (RFC 9989, section 4.6) that is a syntactically valid URI.
///
/// @param uri as written, without the obsolete size limit
/// @param scheme in lower case
/// @param address the mailbox of a `mailto` URI with its percent encoding undone; empty for other schemes
/// @param host the host that reports go to, in lower case
/// @param sizeLimit the obsolete limit as written after `!`, which reporters ignore (RFC 9989, section 4.8); empty
///     when there is none
public record ReportingUri(String uri, String scheme, String address, String host, String sizeLimit) {
    /// Longer URIs fit no mailbox (RFC 5321, section 4.5.3.1.3 allows 256 octets for a path).
    private static final int MOST_CHARACTERS = 1_024;

    /// Reads one URI of a list; empty when it is no valid URI.
    static Optional<ReportingUri> parse(String written) {
        if (written.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        int bang = written.lastIndexOf('!');
        String uri = bang < 0 ? written : written.substring(0, bang).stripTrailing();
        String limit = bang < 0 ? "" : written.substring(bang + 1).strip();
        if (bang >= 0 && !isSizeLimit(limit)) {
            return Optional.empty();
        }
        int colon = uri.indexOf(':');
        if (colon < 1 || !isScheme(uri, colon) || !isUriText(uri)) {
            return Optional.empty();
        }
        String scheme = uri.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = uri.substring(colon + 1);
        return scheme.equals("mailto") ? mailto(uri, rest, limit) : other(uri, scheme, rest, limit);
    }

    /// Whether reports can be mailed to it: the only scheme that reporters must support (RFC 9989, section 4.7).
    public boolean isMailto() {
        return scheme.equals("mailto");
    }

    private static Optional<ReportingUri> mailto(String uri, String rest, String limit) {
        int query = rest.indexOf('?');
        String address = percentDecoded(query < 0 ? rest : rest.substring(0, query));
        int at = address.lastIndexOf('@');
        if (at < 1 || !isPrintable(address) || !isHost(address, at + 1)) {
            return Optional.empty();
        }
        String host = address.substring(at + 1).toLowerCase(Locale.ROOT);
        return Optional.of(new ReportingUri(uri, "mailto", address, host, limit));
    }

    /// The host of the authority component (RFC 3986, section 3.2), without user information and port.
    private static Optional<ReportingUri> other(String uri, String scheme, String rest, String limit) {
        if (!rest.startsWith("//")) {
            return Optional.empty();
        }
        int end = 2;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(2, end);
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int port = hostAndPort.indexOf(':');
        String host = port < 0 ? hostAndPort : hostAndPort.substring(0, port);
        if (!isHost(host, 0)) {
            return Optional.empty();
        }
        return Optional.of(new ReportingUri(uri, scheme, "", host.toLowerCase(Locale.ROOT), limit));
    }

    /// `1*DIGIT [ "k" / "m" / "g" / "t" ]` (RFC 9989, section 4.8: obs-dmarc-report-size).
    private static boolean isSizeLimit(String limit) {
        int digits = 0;
        while (digits < limit.length() && isDigit(limit.charAt(digits))) {
            digits++;
        }
        boolean unit = digits == limit.length() - 1 && "kmgtKMGT".indexOf(limit.charAt(digits)) >= 0;
        return digits > 0 && (digits == limit.length() || unit);
    }

    private static boolean isScheme(String uri, int colon) {
        for (int i = 0; i < colon; i++) {
            char c = uri.charAt(i);
            boolean later = i > 0 && (isDigit(c) || c == '+' || c == '-' || c == '.');
            if (!isLetter(c) && !later) {
                return false;
            }
        }
        return true;
    }

    /// The characters of RFC 3986, section 2, of which comma and exclamation mark must be percent-encoded here.
    private static boolean isUriText(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '%') {
                if (i + 2 >= uri.length() || hexadecimal(uri, i + 1) < 0) {
                    return false;
                }
            } else if (!isLetter(c) && !isDigit(c) && "-._~:/?#[]@$&'()*+;=".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /// An address is put into a header field and an SMTP command; what percent encoding hides must not leave either.
    private static boolean isPrintable(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c <= ' ' || c > '~' || c == '<' || c == '>' || c == ',') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHost(String text, int from) {
        if (from == text.length() || text.length() - from > 253) {
            return false;
        }
        int labelStart = from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (i == labelStart) {
                    return false;
                }
                labelStart = i + 1;
            } else if (!isLetter(c) && !isDigit(c) && c != '-' && c != '_') {
                return false;
            }
            if (i - labelStart >= 63) {
                return false;
            }
        }
        return labelStart < text.length();
    }

    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                decoded.append((char) hexadecimal(text, i + 1));
                i += 2;
            } else {
                decoded.append(c);
            }
        }
        return decoded.toString();
    }

    private static int hexadecimal(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
