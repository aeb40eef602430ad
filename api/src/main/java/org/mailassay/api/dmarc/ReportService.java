package org.mailassay.api.dmarc;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.Attachment;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.api.export.Export;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.report.Original;
import org.mailassay.store.report.Report;
import org.mailassay.store.report.ReportCursor;
import org.mailassay.store.report.ReportFilter;
import org.mailassay.store.report.ReportStore;
import org.mailassay.store.report.ReportSummary;

/// `/reports`: listed, shown with every record, and handed out as they were sent.
public final class ReportService implements HttpService {
    /// Records that stand in memory at a time.
    private static final int ROWS_AT_ONCE = 5_000;

    private final Endpoints endpoints;
    private final ReportStore reports;
    private final RawMessageStore rawMessages;
    private final ReportReader reader;
    private final ReportUpload upload;

    public ReportService(
            Endpoints endpoints,
            ReportStore reports,
            RawMessageStore rawMessages,
            ReportReader reader,
            ReportUpload upload) {
        this.endpoints = endpoints;
        this.reports = reports;
        this.rawMessages = rawMessages;
        this.reader = reader;
        this.upload = upload;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/reports", Export.orJson(this::file, this::list), Operation.post(upload::take));
        endpoints.at(rules, "/reports" + Export.PATH_END, Export.always(this::file));
        endpoints.at(rules, "/reports/unassigned", Export.orJson(this::unassignedFile, this::unassigned));
        endpoints.at(rules, "/reports/unassigned" + Export.PATH_END, Export.always(this::unassignedFile));
        endpoints.at(rules, "/reports/{id}", Export.orJson(this::rowsFile, this::show));
        endpoints.at(rules, "/reports/{id}/rows" + Export.PATH_END, Export.always(this::rowsFile));
        endpoints.at(rules, "/reports/{id}/raw", Operation.get(this::raw));
    }

    private Answer list(Call call) {
        return page(call, ReportQuery.filter(call));
    }

    private Answer unassigned(Call call) {
        return page(call, unassignedFilter(call));
    }

    private Export<ReportSummary> file(Call call) {
        return file(call, ReportQuery.filter(call));
    }

    private Export<ReportSummary> unassignedFile(Call call) {
        return file(call, unassignedFilter(call));
    }

    private Export<ReportSummary> file(Call call, ReportFilter filter) {
        return new Export<>(
                ReportTable.TABLE,
                (last, limit) -> reports.list(call.account().id(), filter, last.map(ReportSummary::cursor), 0, limit));
    }

    private Export<RowTable> rowsFile(Call call) {
        long account = call.account().id();
        long id = reports.find(account, ResourceId.REPORT.inPath(call))
                .map(report -> report.summary().id())
                .orElseThrow(() -> Problem.notFound().refused());
        return new Export<>(RowTable.TABLE, (last, limit) -> {
            int from = last.map(row -> row.place() + 1).orElse(0);
            return RowTable.rows(from, reports.rows(account, id, from, limit));
        });
    }

    private static ReportFilter unassignedFilter(Call call) {
        return ReportQuery.filter(call).of(new ReportFilter.Belonging.Unassigned());
    }

    private Answer page(Call call, ReportFilter filter) {
        PageRequest request = PageRequest.of(call);
        List<ReportSummary> found = reports.list(
                call.account().id(),
                filter,
                request.cursor().map(cursor -> TimeCursor.parse(cursor, ReportCursor::new)),
                request.offset(),
                request.limit() + 1);
        return Envelope.page(
                call,
                Page.of(found, request.limit(), last -> TimeCursor.text(last.begin(), last.id())),
                ReportJson::summary);
    }

    private Answer show(Call call) {
        Report report = reports.find(call.account().id(), ResourceId.REPORT.inPath(call))
                .orElseThrow(() -> Problem.notFound().refused());
        return Envelope.of(call, json -> {
            ReportJson.summary(json, report.summary());
            ReportJson.header(json, report.summary().id(), report.header());
            json.array("records", () -> rows(call, report.summary(), json));
        });
    }

    private void rows(Call call, ReportSummary report, JsonWriter json) {
        for (int from = 0; from < report.rowCount(); from += ROWS_AT_ONCE) {
            for (AggregateRow row : reports.rows(call.account().id(), report.id(), from, ROWS_AT_ONCE)) {
                json.object(() -> ReportJson.row(json, row));
            }
        }
    }

    private Answer raw(Call call) {
        long id = ResourceId.REPORT.inPath(call);
        Optional<Attachment> attachment =
                reports.original(call.account().id(), id).flatMap(original -> attachment(call, original));
        return attachment
                .map(found -> download(id, found))
                .orElseThrow(() -> Problem.notFound().refused());
    }

    private Optional<Attachment> attachment(Call call, Original original) {
        Optional<Octets> message = rawMessages.loadOfAccount(call.account().id(), original.rawMessageId());
        return message.flatMap(octets -> reader.original(octets, original.location()));
    }

    private static Answer download(long id, Attachment attachment) {
        return new Answer.Download(
                DownloadName.of(attachment.name(), ResourceId.REPORT.text(id), attachment.mediaType()),
                attachment.mediaType(),
                attachment.octets());
    }
}
