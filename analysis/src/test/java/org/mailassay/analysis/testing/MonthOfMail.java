package org.mailassay.analysis.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// What reporters say of a domain's mail in March 2026 and the three weeks before it. A day's mail becomes known in
/// three parts over the day and a half after it, as reporters send at different times. What is out of the ordinary
/// is put in.
public final class MonthOfMail {
    public static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    public static final int DAYS = 31;
    public static final int DAYS_BEFORE = 21;

    /// What [#eventful] must be told of, and nothing else.
    public static final List<String> EVENTFUL = List.of(
            "2026-03-03T11 failure_report fired",
            "2026-03-05T10 new_sender fired",
            "2026-03-06T10 new_sender over",
            "2026-03-10T11 failure_report over",
            "2026-03-11T06 failure_rate fired",
            "2026-03-14T06 failure_rate over",
            "2026-03-18T12 volume_spike fired",
            "2026-03-21T00 volume_spike over",
            "2026-03-27T12 reports_stopped fired",
            "2026-03-29T05 reports_stopped over");

    /// When the parts of a day's mail become known after its end, and up to which tenth of it.
    private static final Map<Duration, Integer> TENTHS =
            new TreeMap<>(Map.of(Duration.ofHours(6), 1, Duration.ofHours(12), 9, Duration.ofHours(36), 10));

    private final Map<LocalDate, Day> days = new TreeMap<>();
    private final List<Sender> senders = new ArrayList<>();
    private Optional<Instant> failureReport = Optional.empty();
    private Optional<Silence> silence = Optional.empty();

    /// A day's mail.
    public record Day(LocalDate date, long messages, long failed) {}

    /// Somebody who sends for the first time.
    public record Sender(Instant at, String name, long messages) {}

    /// What a reporter says of a day's mail, beside what others say.
    ///
    /// @param at when the report comes
    /// @param place of the report among those of the day, from 0
    public record Part(Instant at, int place, Day mail) {}

    private record Silence(Instant from, Instant to) {}

    /// @param seed of the ups and downs of ordinary days
    public MonthOfMail(long seed) {
        Random random = new Random(seed);
        for (int i = -DAYS_BEFORE; i < DAYS; i++) {
            LocalDate date = FIRST.plusDays(i);
            long messages = 1_000L + random.nextInt(200);
            days.put(date, new Day(date, messages, messages * (2L + random.nextInt(4)) / 100));
        }
    }

    /// A month in which every rule about reports has its day.
    public static MonthOfMail eventful(long seed) {
        return new MonthOfMail(seed)
                .failureReport("2026-03-03T10:20:00Z")
                .sender("2026-03-05T09:10:00Z", "one.example")
                .mail("2026-03-10", 1_000, 0.30)
                .mail("2026-03-11", 1_000, 0.32)
                .mail("2026-03-12", 1_000, 0.28)
                .mail("2026-03-17", 5_000, 0.03)
                .mail("2026-03-18", 5_000, 0.03)
                .silence("2026-03-24T13:00:00Z", "2026-03-29T05:00:00Z");
    }

    public MonthOfMail mail(String day, long messages, double failureShare) {
        LocalDate date = LocalDate.parse(day);
        days.put(date, new Day(date, messages, Math.round(messages * failureShare)));
        return this;
    }

    /// What reporters send meanwhile comes at its end.
    public MonthOfMail silence(String from, String to) {
        silence = Optional.of(new Silence(Instant.parse(from), Instant.parse(to)));
        return this;
    }

    public MonthOfMail sender(String at, String name) {
        senders.add(new Sender(Instant.parse(at), name, 5));
        return this;
    }

    public MonthOfMail failureReport(String at) {
        failureReport = Optional.of(Instant.parse(at));
        return this;
    }

    public List<Sender> senders() {
        return List.copyOf(senders);
    }

    /// When the only failure report comes, if one does.
    public Optional<Instant> failureReport() {
        return failureReport;
    }

    /// What is reported, in the order in which it comes.
    public List<Part> parts() {
        return days.values().stream()
                .map(this::parts)
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(Part::at)
                        .thenComparing(part -> part.mail().date())
                        .thenComparingInt(Part::place))
                .toList();
    }

    /// What is known of each day at a time.
    public List<Day> known(Instant now) {
        Map<LocalDate, Day> known = new TreeMap<>();
        for (Part part : parts()) {
            if (!part.at().isAfter(now)) {
                known.merge(
                        part.mail().date(),
                        part.mail(),
                        (one, other) ->
                                new Day(one.date(), one.messages() + other.messages(), one.failed() + other.failed()));
            }
        }
        return List.copyOf(known.values());
    }

    /// When the last report before a time came.
    public Optional<Instant> lastReport(Instant now) {
        return parts().stream().map(Part::at).filter(at -> !at.isAfter(now)).max(Comparator.naturalOrder());
    }

    private List<Part> parts(Day day) {
        Instant over = day.date().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Part> parts = new ArrayList<>();
        long messages = 0;
        long failed = 0;
        for (Map.Entry<Duration, Integer> tenth : TENTHS.entrySet()) {
            long messagesThen = day.messages() * tenth.getValue() / 10;
            long failedThen = day.failed() * tenth.getValue() / 10;
            Day more = new Day(day.date(), messagesThen - messages, failedThen - failed);
            parts.add(new Part(heard(over.plus(tenth.getKey())), parts.size(), more));
            messages = messagesThen;
            failed = failedThen;
        }
        return parts;
    }

    private Instant heard(Instant sent) {
        return silence.filter(each -> !sent.isBefore(each.from()) && sent.isBefore(each.to()))
                .map(Silence::to)
                .orElse(sent);
    }
}
