package org.mailassay.store.intake;

import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.store.rollup.CountedRows;

/// A whole aggregate report as read from a message and not yet stored.
///
/// @param id under which it will be stored
/// @param identity the same for two reports that are the same report
record FoundReport(
        PartLocation location,
        long id,
        AggregateHeader header,
        Octets identity,
        EncodedRows encoded,
        CountedRows counted) {
    FoundReport(PartLocation location, long id, AggregateHeader header, EncodedRows encoded, CountedRows counted) {
        this(
                location,
                id,
                header,
                ReportIdentity.of(
                        header.orgName(), header.reportId(), header.policy().domain(), header.begin(), header.end()),
                encoded,
                counted);
    }
}
