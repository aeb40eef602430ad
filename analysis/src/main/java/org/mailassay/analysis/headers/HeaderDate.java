package org.mailassay.analysis.headers;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The value of a Date field (RFC 5322, section 3.3), the obsolete forms included (RFC 5322, section 4.3).
public sealed interface HeaderDate {
    /// It is a time.
    ///
    /// @param time with the offset that was given
    /// @param weekdayWrong whether it names another day of the week than the date has
    record Read(OffsetDateTime time, boolean weekdayWrong) implements HeaderDate {}

    /// It is none.
    record Malformed() implements HeaderDate {}

    /// As it is written today.
    DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ROOT);

    /// Reads a value, unfolded.
    static HeaderDate read(String value) {
        Matcher matcher = Parts.DATE.matcher(Parts.withoutComments(value));
        if (!matcher.matches()) {
            return new Malformed();
        }
        try {
            OffsetDateTime time = Parts.time(matcher);
            String weekday = matcher.group(1);
            return new Read(time, weekday != null && time.getDayOfWeek() != Parts.weekday(weekday));
        } catch (DateTimeException impossible) {
            return new Malformed();
        }
    }

    /// The words of the grammar.
    final class Parts {
        private static final int LONGEST = 200;
        private static final Pattern DATE =
                Pattern.compile("\\s*+(?:([A-Za-z]{3})\\s*+,)?\\s*+(\\d{1,2})\\s++([A-Za-z]{3})\\s++(\\d{2,4})\\s++"
                        + "(\\d{1,2})\\s*+:\\s*+(\\d{2})(?:\\s*+:\\s*+(\\d{2}))?\\s++([+-]\\d{4}|[A-Za-z]{1,5})\\s*+");
        private static final List<String> MONTHS =
                List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
        private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

        /// RFC 5322, section 4.3. Every other name means nothing more than UTC.
        private static final Map<String, Integer> ZONES =
                Map.of("edt", -4, "est", -5, "cdt", -5, "cst", -6, "mdt", -6, "mst", -7, "pdt", -7, "pst", -8);

        private Parts() {}

        private static String withoutComments(String value) {
            StringBuilder text = new StringBuilder();
            int depth = 0;
            for (int i = 0; i < Math.min(value.length(), LONGEST); i++) {
                char c = value.charAt(i);
                if (c == '(') {
                    depth++;
                } else if (c == ')' && depth > 0) {
                    depth--;
                } else if (depth == 0) {
                    text.append(c);
                }
            }
            return text.toString();
        }

        private static OffsetDateTime time(Matcher matcher) {
            int year = Integer.parseInt(matcher.group(4));
            if (matcher.group(4).length() < 4) {
                year += year < 50 ? 2000 : 1900;
            }
            // A leap second is the next one's beginning.
            int second = matcher.group(7) == null ? 0 : Math.min(Integer.parseInt(matcher.group(7)), 59);
            return OffsetDateTime.of(
                    year,
                    index(MONTHS, matcher.group(3)) + 1,
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(5)),
                    Integer.parseInt(matcher.group(6)),
                    second,
                    0,
                    offset(matcher.group(8)));
        }

        private static DayOfWeek weekday(String name) {
            return DayOfWeek.of(index(WEEKDAYS, name) + 1);
        }

        private static int index(List<String> names, String name) {
            int index = names.indexOf(name.toLowerCase(Locale.ROOT));
            if (index < 0) {
                throw new DateTimeException("no such name: " + name);
            }
            return index;
        }

        private static ZoneOffset offset(String zone) {
            if (zone.charAt(0) != '+' && zone.charAt(0) != '-') {
                return ZoneOffset.ofHours(ZONES.getOrDefault(zone.toLowerCase(Locale.ROOT), 0));
            }
            return ZoneOffset.of(zone);
        }
    }
}
