package org.mailassay.store.report;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.mailassay.analysis.report.AggregateRow.Disposition;

/// Which reports are asked for. Everything that is present must hold.
///
/// @param orgName in whatever case; empty for any
/// @param from begins then or later
/// @param to begins earlier
/// @param sourceIp has a record of this address
/// @param disposition has messages with which this was done; `PASS` and `NONE` are the same
public record ReportFilter(
        Belonging belonging,
        String orgName,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<InetAddress> sourceIp,
        Optional<Disposition> disposition) {
    /// Reports of all configured domains.
    public static final ReportFilter ALL = new ReportFilter(
            new Belonging.Assigned(), "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// The same filter for other reports.
    public ReportFilter of(Belonging other) {
        return new ReportFilter(other, orgName, from, to, sourceIp, disposition);
    }

    /// Whose reports.
    public sealed interface Belonging {
        /// Those of any configured domain.
        record Assigned() implements Belonging {}

        /// Those of one domain.
        record OfDomain(long domainId) implements Belonging {}

        /// Those that belong to no domain yet.
        record Unassigned() implements Belonging {}
    }
}
