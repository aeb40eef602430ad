package org.mailassay.api.dmarc;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.api.export.Export;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.api.http.Problem;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.IntakeCursor;
import org.mailassay.store.intake.IntakeEntry;
import org.mailassay.store.intake.IntakeFilter;
import org.mailassay.store.intake.IntakeStore;
import org.mailassay.store.intake.Outcome;
import org.mailassay.store.intake.ReportKind;

/// `/intake`: every message received at the account's reporting address, with its fate and why.
public final class IntakeService implements HttpService {
    private static final int MAXIMUM_REASON = 100;

    private final Endpoints endpoints;
    private final IntakeStore intake;

    public IntakeService(Endpoints endpoints, IntakeStore intake) {
        this.endpoints = endpoints;
        this.intake = intake;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/intake", Export.orJson(this::file, this::list));
        endpoints.at(rules, "/intake" + Export.PATH_END, Export.always(this::file));
    }

    private Answer list(Call call) {
        PageRequest request = PageRequest.of(call);
        List<IntakeEntry> found = intake.list(
                call.account().id(),
                filter(call),
                request.cursor().map(cursor -> TimeCursor.parse(cursor, IntakeCursor::new)),
                request.offset(),
                request.limit() + 1);
        return Envelope.page(
                call,
                Page.of(found, request.limit(), last -> TimeCursor.text(last.receivedAt(), last.id())),
                IntakeService::entry);
    }

    private Export<IntakeEntry> file(Call call) {
        IntakeFilter filter = filter(call);
        return new Export<>(
                IntakeTable.TABLE,
                (last, limit) -> intake.list(call.account().id(), filter, last.map(IntakeEntry::cursor), 0, limit));
    }

    private static IntakeFilter filter(Call call) {
        return new IntakeFilter(
                call.query().text("fate").map(IntakeService::fate),
                call.query().text("reason").map(IntakeService::reason).orElse(""));
    }

    private static void entry(JsonWriter json, IntakeEntry entry) {
        json.field("id", ResourceId.INTAKE.text(entry.id()));
        json.field("received_at", entry.receivedAt());
        json.textOrNull("envelope_from", entry.reversePath());
        json.textOrNull("client_ip", entry.client().map(IpAddressText::format).orElse(""));
        json.field("size", entry.size());
        json.field("authenticated", entry.authenticated().code());
        json.textOrNull("authentication_results", entry.authenticationResults());
        json.field("fate", entry.fate().code());
        json.textOrNull("reason", entry.reason());
        json.textOrNull("detail", entry.detail());
        json.objects("outcomes", entry.outcomes(), outcome -> outcome(json, outcome));
    }

    /// One thing found in a message.
    static void outcome(JsonWriter json, Outcome outcome) {
        json.field("fate", outcome.fate().code());
        json.textOrNull("reason", outcome.reason());
        json.textOrNull("detail", outcome.detail());
        json.textOrNull("file_name", outcome.location().name());
        json.textOrNull("report_id", reportId(outcome));
    }

    /// Empty when the outcome has none. Which list it stands in, its prefix tells.
    private static String reportId(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored stored -> idOf(stored.kind()).text(stored.reportId());
            case Outcome.Duplicate duplicate -> idOf(duplicate.kind()).text(duplicate.reportId());
            case Outcome.Deactivated _, Outcome.Quarantined _, Outcome.Kept _, Outcome.Refused _ -> "";
        };
    }

    private static ResourceId idOf(ReportKind kind) {
        return switch (kind) {
            case AGGREGATE -> ResourceId.REPORT;
            case FAILURE -> ResourceId.FAILURE_REPORT;
            case TLS -> ResourceId.TLS_REPORT;
        };
    }

    private static Fate fate(String text) {
        for (Fate fate : Fate.values()) {
            if (fate.code().equals(text)) {
                return fate;
            }
        }
        throw Problem.badRequest("The parameter \"fate\" is none of those that there are.")
                .refused();
    }

    private static String reason(String text) {
        if (text.length() > MAXIMUM_REASON) {
            throw Problem.badRequest("The parameter \"reason\" is too long.").refused();
        }
        return text;
    }
}
