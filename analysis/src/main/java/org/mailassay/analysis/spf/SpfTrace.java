package org.mailassay.analysis.spf;

import java.util.List;

/// How one record was evaluated, term by term; the records that it includes or redirects to hang below their terms.
///
/// @param domain whose record it is
/// @param record its text, one char for each octet; empty when there is none
/// @param lookups the look-ups that found the record
/// @param terms each term in the order of evaluation, also those that were not reached
/// @param result what this record alone said
public record SpfTrace(
        String domain, String record, List<SpfLookup> lookups, List<SpfTraceTerm> terms, SpfResult result) {
    public SpfTrace {
        lookups = List.copyOf(lookups);
        terms = List.copyOf(terms);
    }
}
