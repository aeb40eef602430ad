package org.mailassay.analysis.report.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date and time of RFC 3339, and what senders leave out of it: the offset, the seconds, the time of the day.
public final class InternetDate {
    private static final Pattern DATE =
            Pattern.compile("(?<day>\\d{4}-\\d\\d-\\d\\d)(?:[Tt ](?<time>\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?))?"
                    + " ?(?<offset>[Zz]|[+-]\\d\\d:?\\d\\d)?");

    private InternetDate() {}

    /// The second that a text names; empty when it names none.
    public static Optional<Instant> read(String text) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String time = matcher.group("time") == null ? "00:00" : matcher.group("time");
        String offset =
                matcher.group("offset") == null ? "Z" : matcher.group("offset").toUpperCase(Locale.ROOT);
        try {
            return Optional.of(LocalDateTime.parse(matcher.group("day") + "T" + time)
                    .toInstant(ZoneOffset.of(offset))
                    .truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
