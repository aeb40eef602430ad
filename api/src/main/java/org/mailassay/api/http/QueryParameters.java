package org.mailassay.api.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The parameters of a request's query, decoded strictly. A parameter that no resource knows is of no effect, as with
/// the services whose clients this API serves.
public final class QueryParameters {
    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
    }

    /// Decodes a raw query (RFC 3986, section 3.4) of form fields. A name given twice, or octets that are not UTF-8,
    /// are refused.
    static QueryParameters parse(String rawQuery) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : rawQuery.split("&", -1)) {
            if (field.isEmpty()) {
                continue;
            }
            int equals = field.indexOf('=');
            String name = decode(equals < 0 ? field : field.substring(0, equals));
            String value = equals < 0 ? "" : decode(field.substring(equals + 1));
            if (values.putIfAbsent(name, value) != null) {
                throw Problem.badRequest("The parameter " + Printable.quoted(name) + " is given twice.")
                        .refused();
            }
        }
        return new QueryParameters(values);
    }

    /// The value of a parameter; an empty one counts as absent.
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /// A whole number within bounds.
    public Optional<Integer> number(String name, int minimum, int maximum) {
        return text(name).map(value -> {
            if (!value.matches("[0-9]{1,9}")
                    || Integer.parseInt(value) < minimum
                    || Integer.parseInt(value) > maximum) {
                throw Problem.badRequest("The parameter \"" + name + "\" must be a whole number from " + minimum
                                + " to " + maximum + ".")
                        .refused();
            }
            return Integer.parseInt(value);
        });
    }

    /// Whether a parameter is `true`; absent counts as `false`.
    public boolean flag(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default ->
                        throw Problem.badRequest("The parameter \"" + name + "\" must be true or false.")
                                .refused();
                })
                .orElse(false);
    }

    /// Decodes percent-encoding and `+` (application/x-www-form-urlencoded) to text that must be UTF-8.
    static String decode(String encoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                octets.write(octet(encoded, i));
                i += 2;
            } else if (c <= ' ' || c > '~') {
                throw Problem.badRequest("A value holds a character that must be percent-encoded.")
                        .refused();
            } else {
                octets.write(c == '+' ? ' ' : c);
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.toByteArray()))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw Problem.badRequest("A value holds a null character.").refused();
            }
            return text;
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("A value is not UTF-8.").refused();
        }
    }

    private static int octet(String encoded, int percent) {
        int high = percent + 2 < encoded.length() ? Character.digit(encoded.charAt(percent + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(encoded.charAt(percent + 2), 16);
        if (low < 0) {
            throw Problem.badRequest("A value is not percent-encoded correctly.")
                    .refused();
        }
        return high << 4 | low;
    }
}
