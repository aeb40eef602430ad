package org.mailassay.analysis.report.tls;

import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.container.RefusedException;

/// How many policies and failures one document may hold: a report stands in memory as a whole.
final class TlsBudget {
    /// Large senders' reports have some hundreds.
    private static final int MAXIMUM = 20_000;

    private int used;

    void countOne() throws RefusedException {
        if (used == MAXIMUM) {
            throw new RefusedException(
                    RefusalReason.TOO_MANY_RECORDS, "more than %d policies and failures".formatted(MAXIMUM));
        }
        used++;
    }
}
