package org.mailassay.api.dmarc;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.analysis.report.failure.FailedMessage;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.api.export.Export;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.ErrorCode;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Places;
import org.mailassay.api.http.Problem;
import org.mailassay.api.http.RefusedRequest;
import org.mailassay.store.account.Scope;
import org.mailassay.store.failure.FailureReportFilter;
import org.mailassay.store.failure.FailureReportStore;
import org.mailassay.store.failure.RelatedRows;
import org.mailassay.store.failure.StoredFailureReport;
import org.mailassay.store.report.ReportCursor;
import org.mailassay.store.seal.Unsealing;

/// `/failure_reports`: single messages that failed, as their receivers describe them.
public final class FailureReportService implements HttpService {
    /// Octets of a failed message's body that are shown.
    private static final int MOST_BODY = 1 << 20;

    /// Requests with originals, of all and of one account.
    private static final Places ORIGINALS = new Places(2, 1);

    /// For which a request waits until others are done.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Endpoints endpoints;
    private final FailureReportStore reports;
    private final ReportReader reader;

    public FailureReportService(Endpoints endpoints, FailureReportStore reports, ReportReader reader) {
        this.endpoints = endpoints;
        this.reports = reports;
        this.reader = reader;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/failure_reports", Export.orJson(this::file, this::list));
        endpoints.at(rules, "/failure_reports" + Export.PATH_END, Export.always(this::file));
        endpoints.at(rules, "/failure_reports/{id}", Operation.get(this::show));
    }

    private Answer list(Call call) {
        PageRequest request = PageRequest.of(call);
        List<StoredFailureReport> found = reports.list(
                call.account().id(),
                FailureQuery.filter(call),
                request.cursor().map(cursor -> TimeCursor.parse(cursor, ReportCursor::new)),
                request.offset(),
                request.limit() + 1);
        return Envelope.page(
                call,
                Page.of(found, request.limit(), last -> TimeCursor.text(last.arrivedAt(), last.id())),
                FailureJson::summary);
    }

    private Export<StoredFailureReport> file(Call call) {
        FailureReportFilter filter = FailureQuery.filter(call);
        return new Export<>(
                FailureTable.TABLE,
                (last, limit) ->
                        reports.list(call.account().id(), filter, last.map(StoredFailureReport::cursor), 0, limit));
    }

    private Answer show(Call call) {
        boolean withOriginal = call.query().flag("original");
        if (withOriginal && !call.scopes().contains(Scope.WRITE)) {
            throw Problem.of(
                            ErrorCode.INSUFFICIENT_SCOPE,
                            "The original needs a key with the scope \"" + Scope.WRITE.code() + "\".")
                    .refused();
        }
        StoredFailureReport stored = reports.find(call.account().id(), ResourceId.FAILURE_REPORT.inPath(call))
                .orElseThrow(() -> Problem.notFound().refused());
        Optional<FailedMessage> original = withOriginal ? original(call, stored) : Optional.empty();
        Optional<RelatedRows> related = reports.related(call.account().id(), stored);
        return Envelope.of(call, json -> {
            FailureJson.summary(json, stored);
            FailureJson.details(json, stored.report());
            FailureJson.original(json, original, MOST_BODY);
            FailureJson.related(json, related);
        });
    }

    /// A message is opened and read as a whole, so few are at one time.
    private Optional<FailedMessage> original(Call call, StoredFailureReport stored) {
        try (Places.Place _ = ORIGINALS.take(call.account().id(), PATIENCE).orElseThrow(FailureReportService::busy)) {
            return opened(call, stored);
        }
    }

    private static RefusedRequest busy() {
        return Problem.unavailable("Other originals are being read at this moment.")
                .refused();
    }

    private Optional<FailedMessage> opened(Call call, StoredFailureReport stored) {
        return reports.mail(call.account().id(), stored).flatMap(mail -> switch (mail) {
            case Unsealing.Opened(Octets octets) ->
                FoundFailure.at(stored.location(), octets, reader).map(FailureReport::sample);
            case Unsealing.OtherKey _ ->
                throw Problem.unprocessable("The original is sealed with another key than this installation has.")
                        .refused();
            case Unsealing.Altered _ ->
                throw Problem.unprocessable("The sealed original was altered and cannot be opened.")
                        .refused();
        });
    }
}
