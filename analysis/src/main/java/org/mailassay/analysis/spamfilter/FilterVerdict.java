package org.mailassay.analysis.spamfilter;

import java.util.List;
import java.util.Optional;

/// A filter's judgement with what is left out of it.
///
/// @param judged as the filter gave it
/// @param rules each with whether it counts
/// @param counted the score without the rules that do not count
record FilterVerdict(FilterAnswer.Judged judged, List<JudgedRule> rules, double counted) {
    FilterVerdict {
        rules = List.copyOf(rules);
    }

    /// @param notCounted why not; empty when it counts
    record JudgedRule(FilterAnswer.FiredRule fired, String explanation, Optional<String> notCounted) {}

    static FilterVerdict of(FilterName name, FilterAnswer.Judged judged, FilterRules known) {
        List<JudgedRule> rules = judged.rules().stream()
                .map(rule ->
                        new JudgedRule(rule, known.explanation(name, rule), known.reasonToLeaveOut(name, rule.name())))
                .toList();
        // Not the sum of those that count: a filter may decide without any rule that has a score.
        double leftOut = rules.stream()
                .filter(rule -> rule.notCounted().isPresent())
                .mapToDouble(rule -> rule.fired().score())
                .sum();
        return new FilterVerdict(judged, rules, Math.round((judged.score() - leftOut) * 100) / 100.0);
    }
}
