package org.mailassay.analysis.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.report.value.Values;

/// An address as a notification has it: a type, a semicolon, and the address in the form of that type (RFC 3464,
/// section 2.1.2).
final class StatusAddress {
    /// RFC 6533, section 3: a character of an address that has to pass as US-ASCII.
    private static final Pattern EMBEDDED = Pattern.compile("\\\\x\\{([0-9A-Fa-f]{2,6})}");

    private StatusAddress() {}

    /// The address of a field's value in the form in which addresses are compared; empty when there is none.
    ///
    /// @param value one char for each octet
    static String read(String value) {
        String text = new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
        int semicolon = text.indexOf(';');
        String type = semicolon < 0 ? "" : text.substring(0, semicolon).strip();
        String address = bare(text.substring(semicolon + 1).strip());
        return normal(type.equalsIgnoreCase("utf-8") ? decoded(address) : address);
    }

    /// Lower case, the domain in A-labels where it is one.
    static String normal(String address) {
        String shown = Values.cut(printable(address)).toLowerCase(Locale.ROOT);
        int at = shown.lastIndexOf('@');
        String domain = shown.substring(at + 1);
        return at < 0
                ? shown
                : shown.substring(0, at + 1)
                        + DomainName.of(domain).map(DomainName::text).orElse(domain);
    }

    /// Without angle brackets, and without what some servers write behind it.
    private static String bare(String text) {
        int close = text.indexOf('>');
        if (text.startsWith("<") && close > 0) {
            return text.substring(1, close);
        }
        return text.startsWith("\"") ? text : text.split("\\s", 2)[0];
    }

    private static String decoded(String address) {
        return EMBEDDED.matcher(Values.freeText(address)).replaceAll(match -> {
            int character = Integer.parseInt(match.group(1), 16);
            boolean scalar = Character.isValidCodePoint(character)
                    && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
            return Matcher.quoteReplacement(scalar ? Character.toString(character) : match.group());
        });
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().filter(c -> !Character.isISOControl(c)).forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
