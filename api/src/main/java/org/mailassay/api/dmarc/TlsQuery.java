package org.mailassay.api.dmarc;

import java.util.Optional;
import java.util.OptionalLong;
import org.mailassay.api.http.Call;
import org.mailassay.store.tls.TlsReportFilter;

/// Reads the parameters of a list of TLS reports.
final class TlsQuery {
    private TlsQuery() {}

    static TlsReportFilter filter(Call call) {
        OptionalLong domainId = ResourceId.DOMAIN.inQuery(call, "domain_id");
        DayRange range = DayRange.ofList(call);
        return new TlsReportFilter(
                domainId.isPresent() ? Optional.of(domainId.getAsLong()) : Optional.empty(),
                call.query().text("org_name").map(ReportQuery::orgName).orElse(""),
                Optional.of(range.start()),
                Optional.of(range.end()),
                call.query().flag("failed"));
    }
}
