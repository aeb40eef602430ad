package org.mailassay.analysis.alert;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// The rules that look at how much mail there was, from whom, and how it fared.
///
/// Reports of a day come in over the next two days. So the last three days are looked at each time; a day that an alert
/// has spoken of, or that ended one, is its mark, and what was before that is settled.
final class MailRules {
    private static final int DAYS = 3;

    /// Fewer days with mail are no fortnight to compare with.
    private static final int FEWEST_DAYS = 5;

    private MailRules() {}

    static Judgement newSender(DomainFacts facts, RuleSetting setting, AlertState state) {
        List<News> unsaid = facts.newSenders().stream()
                .filter(sender -> sender.messages() >= setting.threshold())
                .filter(sender -> sender.isAfter(state.mark()))
                .toList();
        return unsaid.isEmpty()
                ? new Judgement.Fine(state.mark())
                : new Judgement.Raised(
                        facts.domain() + " has " + counted(unsaid.size(), "new sender") + ": "
                                + AlertWords.listed(
                                        unsaid.stream().map(News::text).toList()) + ".",
                        unsaid.getLast().at().toString(),
                        0,
                        true);
    }

    static Judgement failureRate(DomainFacts facts, RuleSetting setting, AlertState state) {
        for (DayCounts day : facts.lastDays(1, DAYS).reversed()) {
            if (!isAfter(day, state.mark()) || day.messages() < setting.minimum()) {
                continue;
            }
            if (state.firing()) {
                if (points(day, state.reference()) < setting.threshold()) {
                    return new Judgement.Fine(day.day().toString());
                }
            } else {
                List<DayCounts> before = facts.fortnightBefore(day.day());
                long messages = before.stream().mapToLong(DayCounts::messages).sum();
                long failed = before.stream().mapToLong(DayCounts::failed).sum();
                double usual = messages == 0 ? 0 : (double) failed / messages;
                if (messages >= setting.minimum() && points(day, usual) >= setting.threshold()) {
                    return new Judgement.Raised(
                            "On %s %s of the mail of %s failed DMARC; in the two weeks before it was %s."
                                    .formatted(day.day(), percent(day.failureShare()), facts.domain(), percent(usual)),
                            day.day().toString(),
                            usual,
                            false);
                }
            }
        }
        return new Judgement.Unknown();
    }

    /// A day that is over for less than two days may yet grow, so it ends no alert.
    static Judgement volumeSpike(DomainFacts facts, RuleSetting setting, AlertState state) {
        if (state.firing()) {
            return facts.lastDays(2, DAYS).stream()
                    .filter(day -> isAfter(day, state.mark()))
                    .filter(day -> day.messages() < setting.threshold() * state.reference())
                    .<Judgement>map(day -> new Judgement.Fine(day.day().toString()))
                    .findFirst()
                    .orElseGet(Judgement.Unknown::new);
        }
        for (DayCounts day : facts.lastDays(1, DAYS).reversed()) {
            List<DayCounts> before = facts.fortnightBefore(day.day());
            double usual = before.stream().mapToLong(DayCounts::messages).sum() / 14.0;
            if (isAfter(day, state.mark())
                    && before.size() >= FEWEST_DAYS
                    && day.messages() >= setting.minimum()
                    && day.messages() >= setting.threshold() * usual) {
                return new Judgement.Raised(
                        "On %s there were %d messages of %s; in the two weeks before it was %d a day."
                                .formatted(day.day(), day.messages(), facts.domain(), Math.round(usual)),
                        day.day().toString(),
                        usual,
                        false);
            }
        }
        return new Judgement.Unknown();
    }

    static Judgement reportsStopped(DomainFacts facts, RuleSetting setting, AlertState state) {
        if (facts.lastReport().isEmpty()) {
            return new Judgement.Unknown();
        }
        Duration silence = Duration.between(facts.lastReport().get(), facts.now());
        if (silence.compareTo(Duration.ofMinutes(Math.round(setting.threshold() * 24 * 60))) < 0) {
            return new Judgement.Fine("");
        }
        // A domain with a report now and then has not stopped.
        return facts.reportDays() >= FEWEST_DAYS
                ? new Judgement.Raised(
                        "No report has come for %s since %s."
                                .formatted(
                                        facts.domain(),
                                        AlertWords.day(facts.lastReport().get())),
                        facts.lastReport().get().toString(),
                        0,
                        false)
                : new Judgement.Unknown();
    }

    /// Once for each domain.
    static Judgement failureReport(DomainFacts facts, RuleSetting setting, AlertState state) {
        return facts.firstFailureReport().isPresent() && state.mark().isEmpty()
                ? new Judgement.Raised(
                        "The first failure report has come for " + facts.domain() + ".",
                        facts.firstFailureReport().get().toString(),
                        0,
                        false)
                : new Judgement.Fine(state.mark());
    }

    private static boolean isAfter(DayCounts day, String mark) {
        return mark.isEmpty() || day.day().isAfter(LocalDate.parse(mark));
    }

    private static double points(DayCounts day, double usual) {
        return (day.failureShare() - usual) * 100;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
