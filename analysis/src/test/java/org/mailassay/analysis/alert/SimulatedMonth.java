package org.mailassay.analysis.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A month of a domain and an address, looked at every hour. A day's mail becomes known in three parts over the day and
/// a half after it, as reporters send at different times. What is out of the ordinary is put in by the test.
final class SimulatedMonth {
    static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final int DAYS_BEFORE = 21;
    private static final int DAYS = 31;

    private final Map<LocalDate, DayCounts> mail = new TreeMap<>();
    private final List<News> senders = new ArrayList<>();
    private final List<News> changes = new ArrayList<>();
    private final List<Stretch> problems = new ArrayList<>();
    private final List<Stretch> listings = new ArrayList<>();
    private final Map<LocalDate, Integer> scores = new TreeMap<>();
    private Optional<Instant> failureReport = Optional.empty();
    private Optional<Instant> certificate = Optional.empty();
    private Optional<Stretch> silence = Optional.empty();
    private final Map<AlertRule, AlertState> states = new EnumMap<>(AlertRule.class);
    private final UnaryOperator<RuleSetting> setting;

    /// @param seed of the ups and downs of ordinary days
    SimulatedMonth(long seed, UnaryOperator<RuleSetting> setting) {
        this.setting = setting;
        Random random = new Random(seed);
        for (int i = -DAYS_BEFORE; i < DAYS; i++) {
            LocalDate day = FIRST.plusDays(i);
            long messages = 900L + random.nextInt(200);
            mail.put(day, new DayCounts(day, messages, messages * (2L + random.nextInt(4)) / 100));
            scores.put(day, 88 + random.nextInt(5));
        }
    }

    SimulatedMonth mail(String day, long messages, double failureShare) {
        LocalDate date = LocalDate.parse(day);
        mail.put(date, new DayCounts(date, messages, Math.round(messages * failureShare)));
        return this;
    }

    SimulatedMonth silence(String from, String to) {
        silence = Optional.of(new Stretch("", Instant.parse(from), Instant.parse(to)));
        return this;
    }

    SimulatedMonth sender(String at, String name) {
        senders.add(new News(Instant.parse(at), name, 5));
        return this;
    }

    SimulatedMonth change(String at, String what) {
        changes.add(new News(Instant.parse(at), what, 0));
        return this;
    }

    SimulatedMonth problem(String what, String from, String to) {
        problems.add(new Stretch(what, Instant.parse(from), Instant.parse(to)));
        return this;
    }

    SimulatedMonth listing(String zone, String from, String to) {
        listings.add(new Stretch(zone, Instant.parse(from), Instant.parse(to)));
        return this;
    }

    SimulatedMonth score(String day, int score) {
        scores.put(LocalDate.parse(day), score);
        return this;
    }

    SimulatedMonth failureReport(String at) {
        failureReport = Optional.of(Instant.parse(at));
        return this;
    }

    SimulatedMonth certificate(String until) {
        certificate = Optional.of(Instant.parse(until));
        return this;
    }

    /// What happened, `2026-03-05T07 failure_rate fired`.
    List<String> run() {
        List<String> told = new ArrayList<>();
        Instant begin = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (int hour = 0; hour < DAYS * 24; hour++) {
            Instant now = begin.plus(Duration.ofHours(hour));
            AlertEvaluation evaluation = new AlertEvaluation(
                    rule -> setting.apply(rule.usual()), rule -> states.getOrDefault(rule, AlertState.NONE));
            List<AlertTurn> turns = new ArrayList<>(evaluation.of(domain(now)));
            turns.addAll(evaluation.of(address(now)));
            for (AlertTurn turn : turns) {
                states.put(turn.rule(), turn.state());
                told.add(now.toString().substring(0, 13) + " " + turn.rule().code() + " "
                        + switch (turn) {
                            case AlertTurn.Fired fired -> fired.again() ? "again" : "fired";
                            case AlertTurn.Recovered _ -> "over";
                        });
            }
        }
        return told;
    }

    private DomainFacts domain(Instant now) {
        Instant heard = silence.filter(stretch -> !now.isBefore(stretch.from()) && now.isBefore(stretch.to()))
                .map(Stretch::from)
                .orElse(now);
        List<DayCounts> known = mail.values().stream()
                .map(day -> known(day, heard))
                .filter(day -> day.messages() > 0)
                .filter(day -> !day.day()
                        .isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(21)))
                .toList();
        return new DomainFacts(
                now,
                "example.com",
                known,
                Optional.of(heard.truncatedTo(ChronoUnit.DAYS)),
                14,
                until(senders, now),
                until(changes, now),
                open(problems, now),
                certificate.stream()
                        .map(at -> new Expiry("the certificate of mta-sts.example.com", at))
                        .toList(),
                failureReport.filter(at -> !at.isAfter(now)));
    }

    /// A tenth at six in the morning after it, nine tenths at noon, everything at noon of the second day after it.
    private static DayCounts known(DayCounts day, Instant now) {
        Instant over = day.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        int tenths = 0;
        tenths = now.isBefore(over.plus(Duration.ofHours(6))) ? tenths : 1;
        tenths = now.isBefore(over.plus(Duration.ofHours(12))) ? tenths : 9;
        tenths = now.isBefore(over.plus(Duration.ofHours(36))) ? tenths : 10;
        return new DayCounts(day.day(), day.messages() * tenths / 10, day.failed() * tenths / 10);
    }

    private AddressFacts address(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int best = scores.entrySet().stream()
                .filter(score ->
                        score.getKey().isBefore(today) && !score.getKey().isBefore(today.minusDays(7)))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        return new AddressFacts(
                now,
                "192.0.2.1",
                open(listings, now),
                OptionalInt.of(scores.getOrDefault(today, 0)),
                OptionalInt.of(best));
    }

    private static List<News> until(List<News> all, Instant now) {
        return all.stream().filter(news -> !news.at().isAfter(now)).toList();
    }

    private static List<String> open(List<Stretch> all, Instant now) {
        return all.stream()
                .filter(stretch -> !now.isBefore(stretch.from()) && now.isBefore(stretch.to()))
                .map(Stretch::what)
                .toList();
    }

    private record Stretch(String what, Instant from, Instant to) {}
}
