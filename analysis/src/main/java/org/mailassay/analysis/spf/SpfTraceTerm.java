package org.mailassay.analysis.spf;

import java.util.List;
import java.util.Optional;

/// What became of one term.
///
/// @param text as the record writes it
/// @param offset where it begins in the record, from 0
/// @param target the domain that it stands for with its macros expanded; empty when it names none
/// @param lookups what was asked for it, without what records below asked
/// @param below the record that it led to
public record SpfTraceTerm(
        String text, int offset, Outcome outcome, String target, List<SpfLookup> lookups, Optional<SpfTrace> below) {
    public SpfTraceTerm {
        lookups = List.copyOf(lookups);
    }

    /// How it went.
    public enum Outcome {
        MATCH,
        NO_MATCH,
        TEMPERROR,
        PERMERROR,
        /// A modifier that was used.
        USED,
        /// Evaluation ended before it, or the modifier has no effect.
        NOT_REACHED
    }
}
