package org.mailassay.store.alert;

import java.util.List;
import java.util.Map;
import org.mailassay.analysis.alert.AlertRule;
import org.mailassay.analysis.alert.AlertState;
import org.mailassay.analysis.alert.RuleSetting;

/// What is needed to judge some subjects: how their accounts want the rules, and what was said of them before.
///
/// @param overrides by account
/// @param states by what they are of
public record AlertMemory(Map<Long, RuleOverrides> overrides, Map<Key, AlertState> states) {
    public AlertMemory {
        overrides = Map.copyOf(overrides);
        states = Map.copyOf(states);
    }

    /// A rule and what it speaks of.
    public record Key(AlertSubject subject, AlertRule rule) {}

    /// How the rule is applied to a subject.
    public RuleSetting setting(AlertSubject subject, AlertRule rule) {
        return overrides
                .getOrDefault(subject.accountId(), new RuleOverrides(List.of()))
                .setting(rule, subject.domainId());
    }

    /// What it remembers of a subject.
    public AlertState state(AlertSubject subject, AlertRule rule) {
        return states.getOrDefault(new Key(subject, rule), AlertState.NONE);
    }
}
