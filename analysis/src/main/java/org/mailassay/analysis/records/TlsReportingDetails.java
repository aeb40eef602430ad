package org.mailassay.analysis.records;

import java.util.List;
import java.util.SequencedMap;
import org.mailassay.analysis.transport.TlsReportingRecord;

/// Where a domain wants reports on TLS.
///
/// @param here whether one of the addresses is this appliance's
public record TlsReportingDetails(TlsReportingRecord reportingRecord, boolean here) implements Details {
    @Override
    public SequencedMap<String, Object> fields() {
        List<String> rua = reportingRecord.rua();
        return new Fields().with("rua", rua).with("reports_here", here).map();
    }
}
