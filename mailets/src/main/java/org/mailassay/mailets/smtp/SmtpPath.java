package org.mailassay.mailets.smtp;

import java.util.Optional;
import java.util.regex.Pattern;

/// A reverse-path or forward-path (RFC 5321, section 4.1.2).
///
/// @param localPart without quotes
/// @param domain in lower case; empty when none was given; in brackets when it is an address
/// @param text as given between the angle brackets, without a source route; empty for the null reverse-path
record SmtpPath(String localPart, String domain, String text) {
    /// RFC 5321, section 4.5.3.1 has 64, 255 and 256 octets; local parts of real senders are longer.
    private static final int LONGEST_LOCAL_PART = 256;

    private static final int LONGEST_DOMAIN = 255;

    /// Atoms with dots. RFC 5321 has no dot at the ends and no two in a row, but some providers gave out such
    /// addresses and their users send reports too.
    private static final Pattern DOT_STRING = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");

    private static final Pattern QUOTED_STRING = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*\"");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?");
    private static final Pattern LITERAL = Pattern.compile("\\[[A-Za-z0-9:.-]+]");

    boolean isNull() {
        return text.isEmpty();
    }

    /// The address as it is compared and kept: without quotes where it needs none (RFC 5321, section 4.1.2).
    ///
    /// @param defaultDomain for an address that has none
    String address(String defaultDomain) {
        String local = DOT_STRING.matcher(localPart).matches() ? localPart : text.substring(0, text.lastIndexOf('@'));
        return local + "@" + (domain.isEmpty() ? defaultDomain : domain);
    }

    /// Reads what stands between the angle brackets; empty when it is not a path.
    static Optional<SmtpPath> parse(String bracketed) {
        // A source route has no meaning any more and is left out (RFC 5321, appendix C).
        String text = bracketed.startsWith("@") ? bracketed.substring(bracketed.indexOf(':') + 1) : bracketed;
        if (text.isEmpty()) {
            return bracketed.isEmpty() ? Optional.of(new SmtpPath("", "", "")) : Optional.empty();
        }
        int at = text.lastIndexOf('@');
        if (at < 0 || text.indexOf('"', at) > 0) {
            at = text.length();
        }
        String local = text.substring(0, at);
        String domain = at < text.length() ? text.substring(at + 1) : "";
        boolean wellFormed = local.length() <= LONGEST_LOCAL_PART
                && domain.length() <= LONGEST_DOMAIN
                && (DOT_STRING.matcher(local).matches()
                        || QUOTED_STRING.matcher(local).matches())
                && (at == text.length()
                        || DOMAIN.matcher(domain).matches()
                        || LITERAL.matcher(domain).matches());
        return wellFormed
                ? Optional.of(new SmtpPath(unquoted(local), domain.toLowerCase(java.util.Locale.ROOT), text))
                : Optional.empty();
    }

    private static String unquoted(String local) {
        if (!local.startsWith("\"")) {
            return local;
        }
        StringBuilder plain = new StringBuilder(local.length());
        for (int i = 1; i < local.length() - 1; i++) {
            if (local.charAt(i) == '\\') {
                i++;
            }
            plain.append(local.charAt(i));
        }
        return plain.toString();
    }
}
