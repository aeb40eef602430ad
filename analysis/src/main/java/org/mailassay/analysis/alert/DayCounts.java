package org.mailassay.analysis.alert;

import java.time.LocalDate;

/// A domain's messages of one UTC day, as far as reports have told.
public record DayCounts(LocalDate day, long messages, long failed) {
    double failureShare() {
        return messages == 0 ? 0 : (double) failed / messages;
    }
}
