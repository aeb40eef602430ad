package org.mailassay.analysis.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/// The rules that look at how records, certificates and addresses stand.
final class StandingRules {
    private StandingRules() {}

    static Judgement dnsChanged(DomainFacts facts, RuleSetting setting, AlertState state) {
        List<News> unsaid = facts.recordChanges().stream()
                .filter(change -> change.isAfter(state.mark()))
                .toList();
        return unsaid.isEmpty()
                ? new Judgement.Fine(state.mark())
                : new Judgement.Raised(
                        "DNS records of " + facts.domain() + " have changed: "
                                + AlertWords.listed(
                                        unsaid.stream().map(News::text).toList()) + ".",
                        unsaid.getLast().at().toString(),
                        0,
                        true);
    }

    static Judgement dnsBroken(DomainFacts facts, RuleSetting setting, AlertState state) {
        return standing(
                facts.recordProblems(), state, problems -> facts.domain() + ": " + AlertWords.listed(problems) + ".");
    }

    static Judgement expiry(DomainFacts facts, RuleSetting setting, AlertState state) {
        Instant soon = facts.now().plus(Duration.ofMinutes(Math.round(setting.threshold() * 24 * 60)));
        List<String> ending = facts.expiries().stream()
                .filter(expiry -> !expiry.at().isAfter(soon))
                .map(expiry -> expiry.what() + " on " + AlertWords.day(expiry.at()))
                .toList();
        return standing(ending, state, all -> facts.domain() + ": there ends " + AlertWords.listed(all) + ".");
    }

    static Judgement blocklisted(AddressFacts facts, RuleSetting setting, AlertState state) {
        return standing(facts.listedOn(), state, zones -> facts.address() + " is on " + AlertWords.listed(zones) + ".");
    }

    static Judgement healthDrop(AddressFacts facts, RuleSetting setting, AlertState state) {
        OptionalInt score = facts.score();
        if (score.isEmpty()) {
            return new Judgement.Unknown();
        }
        if (state.firing()) {
            return state.reference() - score.getAsInt() < setting.threshold()
                    ? new Judgement.Fine("")
                    : new Judgement.Unknown();
        }
        return facts.best().isPresent() && facts.best().getAsInt() - score.getAsInt() >= setting.threshold()
                ? new Judgement.Raised(
                        "The health score of %s fell from %d to %d."
                                .formatted(facts.address(), facts.best().getAsInt(), score.getAsInt()),
                        "",
                        facts.best().getAsInt(),
                        false)
                : new Judgement.Fine("");
    }

    /// Open while there are any; news when there is one that was not spoken of.
    private static Judgement standing(List<String> things, AlertState state, Words words) {
        if (things.isEmpty()) {
            return new Judgement.Fine("");
        }
        String mark = String.join("\n", new TreeSet<>(things));
        List<String> said = List.of(state.mark().split("\n", -1));
        boolean news = things.stream().anyMatch(thing -> !said.contains(thing));
        return new Judgement.Raised(words.of(things), mark, 0, news);
    }

    /// Makes a sentence of them.
    private interface Words {
        String of(List<String> things);
    }
}
