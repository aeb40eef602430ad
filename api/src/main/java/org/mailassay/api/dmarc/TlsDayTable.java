package org.mailassay.api.dmarc;

import org.mailassay.api.export.Table;
import org.mailassay.store.tls.TlsStatistics;

/// The columns of a domain's days of TLS reports.
final class TlsDayTable {
    static final Table<TlsStatistics.Day> TABLE = Table.<TlsStatistics.Day>named("tls")
            .text("date", day -> day.date().toString())
            .number("reports", TlsStatistics.Day::reports)
            .number("successful_sessions", TlsStatistics.Day::successful)
            .number("failed_sessions", TlsStatistics.Day::failed);

    private TlsDayTable() {}
}
