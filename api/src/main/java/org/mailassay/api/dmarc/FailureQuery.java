package org.mailassay.api.dmarc;

import java.util.Optional;
import java.util.OptionalLong;
import org.mailassay.api.http.Call;
import org.mailassay.store.failure.FailureReportFilter;

/// Reads the parameters of failure reports.
final class FailureQuery {
    private FailureQuery() {}

    static FailureReportFilter filter(Call call) {
        OptionalLong domainId = ResourceId.DOMAIN.inQuery(call, "domain_id");
        DayRange range = DayRange.ofList(call);
        return new FailureReportFilter(
                domainId.isPresent() ? Optional.of(domainId.getAsLong()) : Optional.empty(),
                call.query().text("source_ip").map(ReportQuery::address),
                Optional.of(range.start()),
                Optional.of(range.end()));
    }
}
