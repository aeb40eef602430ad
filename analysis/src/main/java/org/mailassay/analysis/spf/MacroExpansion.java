package org.mailassay.analysis.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;

/// Expands macros with the values of one check (RFC 7208, section 7.3).
final class MacroExpansion {
    /// RFC 7208, section 7.3: what is left of a longer domain name once labels were removed on its left.
    private static final int LONGEST_NAME = 253;

    /// How much of a name is held while it grows: macros could make megabytes of a record of 64 kB.
    private static final int MOST_HELD = 4_096;

    /// A text for a person; macros could otherwise make a record of 64 kB into megabytes.
    private static final int LONGEST_TEXT = 8_192;

    private MacroExpansion() {}

    /// The values of the macro letters, each as it is before its transformers.
    interface Values {
        String of(char letter);
    }

    /// A domain name to look up. It may still be no name that the DNS can be asked for.
    ///
    /// @return empty when it holds a local part outside ASCII, which nothing ever matches (RFC 8616, section 4)
    static Optional<String> domain(MacroString given, Values values) {
        StringBuilder name = new StringBuilder();
        for (MacroString.Part part : given.parts()) {
            int before = name.length();
            append(name, part, values);
            for (int i = before; i < name.length(); i++) {
                if (name.charAt(i) >= 0x80) {
                    return Optional.empty();
                }
            }
            if (name.length() > MOST_HELD) {
                // Labels on the left go anyway; what stays holds more than any name.
                name.delete(0, name.length() - 2 * LONGEST_NAME);
            }
        }
        return Optional.of(truncated(DomainName.withoutFinalDot(name.toString())));
    }

    /// A text for a person; empty when it would be too long.
    static Optional<String> text(MacroString given, Values values) {
        StringBuilder text = new StringBuilder();
        for (MacroString.Part part : given.parts()) {
            append(text, part, values);
            if (text.length() > LONGEST_TEXT) {
                return Optional.empty();
            }
        }
        return Optional.of(text.toString());
    }

    private static void append(StringBuilder out, MacroString.Part part, Values values) {
        switch (part) {
            case MacroString.Part.Literal literal -> out.append(literal.characters());
            case MacroString.Part.Expansion expansion -> {
                String value = transformed(values.of(expansion.letter()), expansion);
                if (expansion.escaped()) {
                    appendEscaped(out, value);
                } else {
                    out.append(value);
                }
            }
        }
    }

    private static String transformed(String value, MacroString.Part.Expansion expansion) {
        if (expansion.parts() == 0
                && !expansion.reversed()
                && expansion.delimiters().equals(".")) {
            return value;
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || expansion.delimiters().indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        if (expansion.reversed()) {
            Collections.reverse(parts);
        }
        int kept = expansion.parts() == 0 ? parts.size() : Math.min(expansion.parts(), parts.size());
        return String.join(".", parts.subList(parts.size() - kept, parts.size()));
    }

    /// Everything outside the unreserved set of RFC 3986, section 2.3 as %XX.
    private static void appendEscaped(StringBuilder out, String value) {
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean unreserved = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~".indexOf(c) >= 0;
            if (unreserved) {
                out.append(c);
            } else {
                out.append('%').append(String.format("%02X", octet));
            }
        }
    }

    private static String truncated(String name) {
        int start = 0;
        while (name.length() - start > LONGEST_NAME) {
            int dot = name.indexOf('.', start);
            if (dot < 0) {
                break;
            }
            start = dot + 1;
        }
        return name.substring(start);
    }
}
