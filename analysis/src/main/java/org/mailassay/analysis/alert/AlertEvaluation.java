package org.mailassay.analysis.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Judges all rules of a domain or an address. The same facts, settings and states always come to the same.
public final class AlertEvaluation {
    private final Function<AlertRule, RuleSetting> settings;
    private final Function<AlertRule, AlertState> states;

    public AlertEvaluation(Function<AlertRule, RuleSetting> settings, Function<AlertRule, AlertState> states) {
        this.settings = settings;
        this.states = states;
    }

    /// What fires and what is over.
    public List<AlertTurn> of(DomainFacts facts) {
        List<AlertTurn> turns = new ArrayList<>();
        for (AlertRule rule : AlertRule.values()) {
            RuleSetting setting = settings.apply(rule);
            AlertState state = states.apply(rule);
            Judgement judgement = switch (rule) {
                case NEW_SENDER -> MailRules.newSender(facts, setting, state);
                case FAILURE_RATE -> MailRules.failureRate(facts, setting, state);
                case VOLUME_SPIKE -> MailRules.volumeSpike(facts, setting, state);
                case REPORTS_STOPPED -> MailRules.reportsStopped(facts, setting, state);
                case DNS_CHANGED -> StandingRules.dnsChanged(facts, setting, state);
                case DNS_BROKEN -> StandingRules.dnsBroken(facts, setting, state);
                case EXPIRY -> StandingRules.expiry(facts, setting, state);
                case FAILURE_REPORT -> MailRules.failureReport(facts, setting, state);
                case BLOCKLISTED, HEALTH_DROP -> new Judgement.Unknown();
            };
            turn(rule, setting, state, judgement, facts.now()).ifPresent(turns::add);
        }
        return turns;
    }

    /// What fires and what is over.
    public List<AlertTurn> of(AddressFacts facts) {
        List<AlertTurn> turns = new ArrayList<>();
        for (AlertRule rule : List.of(AlertRule.BLOCKLISTED, AlertRule.HEALTH_DROP)) {
            RuleSetting setting = settings.apply(rule);
            AlertState state = states.apply(rule);
            Judgement judgement = rule == AlertRule.BLOCKLISTED
                    ? StandingRules.blocklisted(facts, setting, state)
                    : StandingRules.healthDrop(facts, setting, state);
            turn(rule, setting, state, judgement, facts.now()).ifPresent(turns::add);
        }
        return turns;
    }

    /// A rule that was switched off ends what it began.
    private static Optional<AlertTurn> turn(
            AlertRule rule, RuleSetting setting, AlertState state, Judgement judgement, Instant now) {
        if (!setting.enabled()) {
            return state.firing()
                    ? Optional.of(new AlertTurn.Recovered(rule, state.recovered(state.mark())))
                    : Optional.empty();
        }
        boolean quiet = state.lastFired()
                .map(last -> now.isBefore(last.plus(setting.coolDown())))
                .orElse(false);
        return switch (judgement) {
            case Judgement.Raised(String summary, String mark, double reference, boolean news) ->
                quiet || (state.firing() && !news)
                        ? Optional.empty()
                        : Optional.of(
                                new AlertTurn.Fired(rule, state.fired(now, mark, reference), summary, state.firing()));
            case Judgement.Fine(String mark) ->
                state.firing() && !(isMomentary(rule) && quiet)
                        ? Optional.of(new AlertTurn.Recovered(rule, state.recovered(mark)))
                        : Optional.empty();
            case Judgement.Unknown() -> Optional.empty();
        };
    }

    /// What happened at a moment is over when nothing more has happened for the time of quiet.
    private static boolean isMomentary(AlertRule rule) {
        return switch (rule) {
            case NEW_SENDER, DNS_CHANGED, FAILURE_REPORT -> true;
            case FAILURE_RATE, VOLUME_SPIKE, REPORTS_STOPPED, DNS_BROKEN, BLOCKLISTED, EXPIRY, HEALTH_DROP -> false;
        };
    }
}
