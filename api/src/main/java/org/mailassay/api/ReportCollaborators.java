package org.mailassay.api;

import org.mailassay.store.Database;
import org.mailassay.store.failure.FailureReportStore;
import org.mailassay.store.seal.SealedMails;
import org.mailassay.store.seal.SealingKey;
import org.mailassay.store.tls.TlsReportStore;
import org.mailassay.store.tls.TlsStatisticsStore;

/// What failure reports and TLS reports are answered from.
public record ReportCollaborators(
        FailureReportStore failureReports, TlsReportStore tlsReports, TlsStatisticsStore tlsStatistics) {
    /// All of it over one database.
    ///
    /// @param key of the installation, which opens what is sealed
    public static ReportCollaborators over(Database database, SealingKey key) {
        return new ReportCollaborators(
                new FailureReportStore(database, new SealedMails(key)),
                new TlsReportStore(database),
                new TlsStatisticsStore(database));
    }
}
