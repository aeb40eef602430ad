package org.mailassay.api.dmarc;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import org.mailassay.api.export.Export;
import org.mailassay.api.export.Pages;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.report.ReportCursor;
import org.mailassay.store.tls.StoredTlsReport;
import org.mailassay.store.tls.TlsReportFilter;
import org.mailassay.store.tls.TlsReportStore;
import org.mailassay.store.tls.TlsReportSummary;
import org.mailassay.store.tls.TlsStatistics;
import org.mailassay.store.tls.TlsStatisticsStore;

/// `/domains/:id/tls` and `/tls_reports`: whether mail comes to a domain over TLS, and what stands in its way.
public final class TlsService implements HttpService {
    private final Endpoints endpoints;
    private final DomainStore domains;
    private final TlsReportStore reports;
    private final TlsStatisticsStore statistics;

    public TlsService(Endpoints endpoints, DomainStore domains, TlsReportStore reports, TlsStatisticsStore statistics) {
        this.endpoints = endpoints;
        this.domains = domains;
        this.reports = reports;
        this.statistics = statistics;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/domains/{id}/tls", Export.orJson(this::daysFile, this::domain));
        endpoints.at(rules, "/domains/{id}/tls" + Export.PATH_END, Export.always(this::daysFile));
        endpoints.at(rules, "/tls_reports", Export.orJson(this::file, this::list));
        endpoints.at(rules, "/tls_reports" + Export.PATH_END, Export.always(this::file));
        endpoints.at(rules, "/tls_reports/{id}", Operation.get(this::show));
    }

    private Answer domain(Call call) {
        DayRange range = DayRange.of(call);
        Domain domain = found(call);
        TlsStatistics found = statistics.of(call.account().id(), domain.id(), range.from(), range.to());
        return Envelope.of(call, json -> {
            json.field("id", ResourceId.DOMAIN.text(domain.id()));
            json.field("domain", domain.name());
            json.field("from", range.from().toString());
            json.field("to", range.to().toString());
            TlsJson.statistics(json, found);
        });
    }

    private Export<TlsStatistics.Day> daysFile(Call call) {
        DayRange range = DayRange.of(call);
        Domain domain = found(call);
        return new Export<>(
                TlsDayTable.TABLE,
                Pages.of(statistics.days(call.account().id(), domain.id(), range.from(), range.to())));
    }

    private Domain found(Call call) {
        return domains.find(call.account().id(), ResourceId.DOMAIN.inPath(call))
                .orElseThrow(() -> Problem.notFound().refused());
    }

    private Export<TlsReportSummary> file(Call call) {
        TlsReportFilter filter = TlsQuery.filter(call);
        return new Export<>(
                TlsTable.TABLE,
                (last, limit) ->
                        reports.list(call.account().id(), filter, last.map(TlsReportSummary::cursor), 0, limit));
    }

    private Answer list(Call call) {
        PageRequest request = PageRequest.of(call);
        List<TlsReportSummary> found = reports.list(
                call.account().id(),
                TlsQuery.filter(call),
                request.cursor().map(cursor -> TimeCursor.parse(cursor, ReportCursor::new)),
                request.offset(),
                request.limit() + 1);
        return Envelope.page(
                call,
                Page.of(found, request.limit(), last -> TimeCursor.text(last.begin(), last.id())),
                TlsJson::summary);
    }

    private Answer show(Call call) {
        StoredTlsReport report = reports.find(call.account().id(), ResourceId.TLS_REPORT.inPath(call))
                .orElseThrow(() -> Problem.notFound().refused());
        return Envelope.of(call, json -> TlsJson.report(json, report));
    }
}
