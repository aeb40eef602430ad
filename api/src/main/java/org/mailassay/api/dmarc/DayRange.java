package org.mailassay.api.dmarc;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.ErrorCode;
import org.mailassay.api.http.Problem;
import org.mailassay.api.http.QueryParameters;
import org.mailassay.store.account.Plan;

/// The UTC days that an answer speaks of, both inclusive.
///
/// `range=30d` is today and the 29 days before it; `range=48h` is every day that the last 48 hours touch. Reporters
/// send whole days, so no answer is finer than a day.
record DayRange(LocalDate from, LocalDate to) {
    private static final int DEFAULT_DAYS = 30;
    private static final int MAXIMUM_DAYS = 3660;
    private static final Pattern RELATIVE = Pattern.compile("([0-9]{1,6})([hd])");

    /// The last 30 days, or as many as the plan keeps.
    static DayRange lastThirtyDays(Call call) {
        LocalDate today = day(call.now());
        LocalDate from = today.minusDays(DEFAULT_DAYS - 1L);
        return new DayRange(earliest(call).filter(from::isBefore).orElse(from), today);
    }

    /// The range of a request within what its plan keeps; 30 days when it names none.
    static DayRange of(Call call) {
        LocalDate today = day(call.now());
        Optional<LocalDate> earliest = earliest(call);
        QueryParameters query = call.query();
        if (query.text("range").isPresent() && isAbsolute(query)) {
            throw Problem.badRequest("Give either \"range\" or \"from\" and \"to\".")
                    .refused();
        }
        if (isAbsolute(query)) {
            DayRange range = absolute(query, today);
            if (earliest.isPresent() && range.from.isBefore(earliest.get())) {
                throw notKept(earliest.get());
            }
            return range;
        }
        Optional<Back> back = query.text("range").map(DayRange::relative);
        if (earliest.isPresent()
                && back.isPresent()
                && back.get().hours() > call.account().plan().retentionDays() * 24L) {
            throw notKept(earliest.get());
        }
        LocalDate from = back.map(given -> given.firstDay(call.now())).orElse(today.minusDays(DEFAULT_DAYS - 1L));
        return new DayRange(earliest.filter(from::isBefore).orElse(from), today);
    }

    /// The range of a request for a list: all that the plan keeps when it names none.
    static DayRange ofList(Call call) {
        boolean given = call.query().text("range").isPresent() || isAbsolute(call.query());
        return given
                ? of(call)
                : new DayRange(
                        earliest(call).orElse(LocalDate.EPOCH), day(call.now()).plusDays(1));
    }

    /// The first moment of the range.
    Instant start() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// The first moment after the range.
    Instant end() {
        return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static boolean isAbsolute(QueryParameters query) {
        return query.text("from").isPresent() || query.text("to").isPresent();
    }

    private static Back relative(String text) {
        Matcher matcher = RELATIVE.matcher(text);
        if (matcher.matches()) {
            boolean days = matcher.group(2).equals("d");
            long hours = Long.parseLong(matcher.group(1)) * (days ? 24 : 1);
            if (hours >= 1 && hours <= MAXIMUM_DAYS * 24L) {
                return new Back(hours, days);
            }
        }
        throw Problem.badRequest("The parameter \"range\" must be a number of hours or days, such as 48h or 30d.")
                .refused();
    }

    private static DayRange absolute(QueryParameters query, LocalDate today) {
        LocalDate to = query.text("to").map(text -> date("to", text)).orElse(today);
        LocalDate from = query.text("from").map(text -> date("from", text)).orElse(to.minusDays(DEFAULT_DAYS - 1L));
        if (from.isAfter(to)) {
            throw Problem.badRequest("\"from\" is after \"to\".").refused();
        }
        if (ChronoUnit.DAYS.between(from, to) >= MAXIMUM_DAYS) {
            throw Problem.badRequest("The range is longer than " + MAXIMUM_DAYS + " days.")
                    .refused();
        }
        return new DayRange(from, to);
    }

    /// A date, or a time of which the UTC day counts.
    private static LocalDate date(String parameter, String text) {
        try {
            LocalDate date = text.length() <= 10
                    ? LocalDate.parse(text)
                    : day(OffsetDateTime.parse(text).toInstant());
            if (date.getYear() >= 1970 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException e) {
            throw badDate(parameter);
        }
        throw badDate(parameter);
    }

    /// The first day that the plan keeps; empty when it keeps all.
    private static Optional<LocalDate> earliest(Call call) {
        int days = call.account().plan().retentionDays();
        return days == Plan.UNLIMITED
                ? Optional.empty()
                : Optional.of(day(call.now()).minusDays(Math.max(0, days - 1)));
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static RuntimeException notKept(LocalDate earliest) {
        return Problem.of(ErrorCode.RETENTION_EXCEEDED, "Your plan keeps data since " + earliest + ".")
                .refused();
    }

    private static RuntimeException badDate(String parameter) {
        return Problem.badRequest("The parameter \"" + parameter + "\" must be a date, such as 2026-03-25.")
                .refused();
    }

    /// How far back a range reaches.
    private record Back(long hours, boolean inDays) {
        /// Days count today as one of them; hours reach into every day that they touch.
        LocalDate firstDay(Instant now) {
            return inDays ? day(now).minusDays(hours / 24 - 1) : day(now.minus(Duration.ofHours(hours)));
        }
    }
}
