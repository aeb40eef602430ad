package org.mailassay.analysis.mime;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A structured MIME field: its value and its parameters (RFC 2045, section 5.1; RFC 2231).
///
/// @param value before the first semicolon, lower case
/// @param byName names in lower case
public record Parameters(String value, Map<String, String> byName) {
    public Parameters {
        byName = Map.copyOf(byName);
    }

    private static final int MAXIMUM_PARAMETERS = 32;

    /// Reads a field's value.
    public static Parameters of(String field) {
        int semicolon = field.indexOf(';');
        String value = semicolon < 0 ? field : field.substring(0, semicolon);
        return new Parameters(
                value.strip().toLowerCase(Locale.ROOT), semicolon < 0 ? Map.of() : parse(field, semicolon + 1));
    }

    /// A parameter's value, put together from its sections where it has any (RFC 2231, section 3); empty when not
    /// given.
    public String get(String name) {
        String plain = byName.get(name);
        if (plain != null) {
            return plain;
        }
        String extended = byName.get(name + "*");
        if (extended != null) {
            return percentDecoded(extended, true);
        }
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < MAXIMUM_PARAMETERS; i++) {
            String section = byName.get(name + "*" + i);
            String encoded = byName.get(name + "*" + i + "*");
            if (section != null) {
                joined.append(section);
            } else if (encoded != null) {
                joined.append(percentDecoded(encoded, i == 0));
            } else {
                break;
            }
        }
        return joined.toString();
    }

    private static Map<String, String> parse(String field, int from) {
        Map<String, String> found = new HashMap<>();
        int at = from;
        while (at < field.length() && found.size() < MAXIMUM_PARAMETERS) {
            int equals = field.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = field.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            int start = equals + 1;
            while (start < field.length() && field.charAt(start) <= ' ') {
                start++;
            }
            StringBuilder value = new StringBuilder();
            at = start < field.length() && field.charAt(start) == '"'
                    ? quoted(field, start + 1, value)
                    : plain(field, start, value);
            // A semicolon may stand before a name more than once.
            found.putIfAbsent(name.substring(name.lastIndexOf(';') + 1).strip(), value.toString());
        }
        return found;
    }

    private static int quoted(String field, int from, StringBuilder value) {
        int at = from;
        while (at < field.length() && field.charAt(at) != '"') {
            if (field.charAt(at) == '\\' && at + 1 < field.length()) {
                at++;
            }
            if (field.charAt(at) != '\r') {
                value.append(field.charAt(at));
            }
            at++;
        }
        return afterSemicolon(field, at);
    }

    private static int plain(String field, int from, StringBuilder value) {
        int at = from;
        while (at < field.length() && field.charAt(at) != ';') {
            at++;
        }
        value.append(field.substring(from, at).strip());
        return afterSemicolon(field, at);
    }

    private static int afterSemicolon(String field, int from) {
        int semicolon = field.indexOf(';', from);
        return semicolon < 0 ? field.length() : semicolon + 1;
    }

    /// The result is octets as chars, like every field here; the charset named in front is dropped.
    private static String percentDecoded(String text, boolean withCharset) {
        int second = text.indexOf('\'', text.indexOf('\'') + 1);
        String encoded = withCharset && second > 0 ? text.substring(second + 1) : text;
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notEncoded) {
            return encoded;
        }
    }
}
