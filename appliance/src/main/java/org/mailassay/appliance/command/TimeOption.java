package org.mailassay.appliance.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import picocli.CommandLine.Option;

/// The time by which a command judges.
final class TimeOption {
    /// Its name in a batch.
    static final String NAME = "at";

    /// Of RFC 3339 and, without the day of the week, which says nothing more, of RFC 5322, section 3.3.
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ISO_DATE_TIME,
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d MMM uuuu H:mm[:ss] Z", Locale.ENGLISH));

    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,12}");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]{0,100}\\)");
    private static final Pattern DAY_OF_WEEK = Pattern.compile("^\\s*[A-Za-z]{3,9}\\s*,");

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Judge as of this time: 2026-01-31T12:00:00Z, 2026-01-31, seconds since 1970, or, for a"
                    + " message, the word message for the time in its Date field (default: now).")
    private String time = "";

    /// The option as a batch has it.
    String given() {
        return time;
    }

    /// The time that a task names, or now.
    static Instant of(Task task) {
        String text = task.option(NAME).strip();
        return text.isEmpty()
                ? Instant.now()
                : read(text).orElseThrow(() -> CommandFailure.misuse("not a time: " + text));
    }

    /// The time that a task names, which may be that of the message.
    static Instant of(Task task, HeaderFields header) {
        if (!task.option(NAME).strip().equalsIgnoreCase("message")) {
            return of(task);
        }
        String date = header.first("Date").map(HeaderField::value).orElse("");
        return read(date).orElseThrow(() -> new CommandFailure("the message has no Date field that can be read"));
    }

    private static Optional<Instant> read(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        String bare = DAY_OF_WEEK
                .matcher(COMMENT.matcher(text).replaceAll(" "))
                .replaceFirst(" ")
                .strip()
                .replaceAll("\\s+", " ")
                .replaceFirst(" (UT|UTC|GMT)$", " +0000")
                .replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        return FORMS.stream().flatMap(form -> parse(bare, form).stream()).findFirst();
    }

    /// A time without a zone is meant in UTC, and a date alone is its first moment.
    private static Optional<Instant> parse(String text, DateTimeFormatter form) {
        try {
            TemporalAccessor time = form.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    switch (time) {
                        case OffsetDateTime full -> full.toInstant();
                        case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                        default -> LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC);
                    });
        } catch (DateTimeException anotherForm) {
            return Optional.empty();
        }
    }
}
