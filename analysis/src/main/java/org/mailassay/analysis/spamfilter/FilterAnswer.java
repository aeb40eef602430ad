package org.mailassay.analysis.spamfilter;

import java.util.List;

/// What a spam filter said.
public sealed interface FilterAnswer {
    /// It judged.
    ///
    /// @param score the higher, the more it is spam
    /// @param threshold from which on it is spam
    /// @param rules that fired, in the filter's order
    record Judged(double score, double threshold, List<FiredRule> rules) implements FilterAnswer {
        public Judged {
            rules = List.copyOf(rules);
        }
    }

    /// It did not.
    ///
    /// @param reason for a person, in a clause
    record Unavailable(String reason) implements FilterAnswer {}

    /// A rule that fired.
    ///
    /// @param score what it adds, negative for what speaks for the message
    /// @param description the filter's own; empty when it has none
    record FiredRule(String name, double score, String description) {}
}
