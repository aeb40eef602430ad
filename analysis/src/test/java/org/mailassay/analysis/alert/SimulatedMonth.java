package org.mailassay.analysis.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.mailassay.analysis.testing.MonthOfMail;

/// A month of a domain and an address, looked at every hour. What is out of the ordinary is put in by the test.
final class SimulatedMonth {
    private final MonthOfMail mail;
    private final List<News> changes = new ArrayList<>();
    private final List<Stretch> problems = new ArrayList<>();
    private final List<Stretch> listings = new ArrayList<>();
    private final Map<LocalDate, Integer> scores = new TreeMap<>();
    private Optional<Instant> certificate = Optional.empty();
    private final Map<AlertRule, AlertState> states = new EnumMap<>(AlertRule.class);
    private final UnaryOperator<RuleSetting> setting;

    /// @param seed of the ups and downs of ordinary days
    SimulatedMonth(long seed, UnaryOperator<RuleSetting> setting) {
        this(new MonthOfMail(seed), seed, setting);
    }

    SimulatedMonth(MonthOfMail mail, long seed, UnaryOperator<RuleSetting> setting) {
        this.mail = mail;
        this.setting = setting;
        Random random = new Random(seed);
        for (int i = -MonthOfMail.DAYS_BEFORE; i < MonthOfMail.DAYS; i++) {
            scores.put(MonthOfMail.FIRST.plusDays(i), 88 + random.nextInt(5));
        }
    }

    SimulatedMonth mail(String day, long messages, double failureShare) {
        mail.mail(day, messages, failureShare);
        return this;
    }

    SimulatedMonth silence(String from, String to) {
        mail.silence(from, to);
        return this;
    }

    SimulatedMonth sender(String at, String name) {
        mail.sender(at, name);
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
        mail.failureReport(at);
        return this;
    }

    SimulatedMonth certificate(String until) {
        certificate = Optional.of(Instant.parse(until));
        return this;
    }

    /// What happened, `2026-03-05T07 failure_rate fired`.
    List<String> run() {
        List<String> told = new ArrayList<>();
        Instant begin = MonthOfMail.FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (int hour = 0; hour < MonthOfMail.DAYS * 24; hour++) {
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
        LocalDate oldest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(21);
        List<DayCounts> known = mail.known(now).stream()
                .filter(day -> day.messages() > 0 && !day.date().isBefore(oldest))
                .map(day -> new DayCounts(day.date(), day.messages(), day.failed()))
                .toList();
        List<News> senders = mail.senders().stream()
                .map(sender -> new News(sender.at(), sender.name(), sender.messages()))
                .toList();
        return new DomainFacts(
                now,
                "example.com",
                known,
                mail.lastReport(now),
                14,
                until(senders, now),
                until(changes, now),
                open(problems, now),
                certificate.stream()
                        .map(at -> new Expiry("the certificate of mta-sts.example.com", at))
                        .toList(),
                mail.failureReport().filter(at -> !at.isAfter(now)));
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
