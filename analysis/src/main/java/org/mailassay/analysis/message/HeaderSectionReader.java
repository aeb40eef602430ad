package org.mailassay.analysis.message;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes a header section apart, line by line, without going back.
final class HeaderSectionReader {
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private final Octets message;
    private final HeaderLimits limits;
    private final List<HeaderField> fields = new ArrayList<>();
    private final Map<String, List<HeaderField>> byName = new HashMap<>();
    private final Map<HeaderIrregularity, Integer> irregularities = new EnumMap<>(HeaderIrregularity.class);

    HeaderSectionReader(Octets message, HeaderLimits limits) {
        this.message = message;
        this.limits = limits;
    }

    HeaderFields read() {
        int fieldStart = 0;
        int lineStart = 0;
        while (lineStart < message.length()) {
            int lineEnd = lineEnd(lineStart);
            if (isEmptyLine(lineStart, lineEnd)) {
                field(fieldStart, lineStart);
                return result(lineEnd);
            }
            if (lineStart > fieldStart && !isWhiteSpace(message.at(lineStart))) {
                field(fieldStart, lineStart);
                fieldStart = lineStart;
            }
            lineStart = lineEnd;
        }
        field(fieldStart, message.length());
        note(HeaderIrregularity.NO_BODY, message.length());
        return result(message.length());
    }

    private HeaderFields result(int bodyStart) {
        return new HeaderFields(fields, byName, message.slice(bodyStart, message.length()), irregularities);
    }

    /// The offset behind the line's ending, or the message's length for a last line without one.
    private int lineEnd(int from) {
        int lineFeed = message.indexOf(LF, from);
        if (lineFeed < 0) {
            return message.length();
        }
        if (lineFeed == from || message.at(lineFeed - 1) != CR) {
            note(HeaderIrregularity.BARE_LINE_FEED, lineFeed);
        }
        return lineFeed + 1;
    }

    private boolean isEmptyLine(int from, int to) {
        return switch (to - from) {
            case 1 -> message.at(from) == LF;
            case 2 -> message.at(from) == CR && message.at(from + 1) == LF;
            case 0 -> true;
            default -> false;
        };
    }

    private void field(int from, int to) {
        if (from == to) {
            return;
        }
        if (to > limits.octets()) {
            note(HeaderIrregularity.TOO_LONG, from);
            return;
        }
        int nameEnd = from;
        while (nameEnd < to && isNameCharacter(message.at(nameEnd))) {
            nameEnd++;
        }
        int colon = nameEnd;
        while (colon < to && isWhiteSpace(message.at(colon))) {
            colon++;
        }
        if (nameEnd == from || colon == to || message.at(colon) != ':') {
            note(HeaderIrregularity.NOT_A_FIELD, from);
            return;
        }
        if (fields.size() == limits.fields()) {
            note(HeaderIrregularity.TOO_MANY_FIELDS, from);
            return;
        }
        if (colon > nameEnd) {
            note(HeaderIrregularity.SPACE_BEFORE_COLON, nameEnd);
        }
        String name = message.slice(from, nameEnd).latin1();
        HeaderField field = new HeaderField(message.slice(from, to), name, colon + 1 - from);
        fields.add(field);
        byName.computeIfAbsent(field.lowerCaseName(), _ -> new ArrayList<>(1)).add(field);
    }

    private void note(HeaderIrregularity irregularity, int offset) {
        irregularities.putIfAbsent(irregularity, offset);
    }

    /// The characters of a field name: printable US-ASCII except the colon (RFC 5322, section 3.6.8).
    private static boolean isNameCharacter(byte octet) {
        return octet > ' ' && octet < 0x7F && octet != ':';
    }

    private static boolean isWhiteSpace(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
