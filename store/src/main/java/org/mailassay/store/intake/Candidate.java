package org.mailassay.store.intake;

import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.PartLocation;

/// A report of any kind that is stored unless the same one is there already.
sealed interface Candidate permits NewReport, NewTlsReport, NewFailureReport {
    ReadMessage message();

    PartLocation location();

    /// Under which it will be stored.
    long id();

    /// The same for two reports that are the same report.
    Octets identity();

    default long accountId() {
        return message().arrival().accountId();
    }
}
