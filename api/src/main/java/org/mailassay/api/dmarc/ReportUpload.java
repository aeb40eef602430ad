package org.mailassay.api.dmarc;

import java.time.Duration;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Places;
import org.mailassay.api.http.Problem;
import org.mailassay.api.http.RefusedRequest;
import org.mailassay.store.intake.Arrival;
import org.mailassay.store.intake.IntakeEntry;
import org.mailassay.store.intake.IntakeResult;
import org.mailassay.store.intake.IntakeStore;
import org.mailassay.store.intake.ReportIntake;

/// `POST /reports`: a report, or a message with reports, that does not come by mail. The body is whatever mail may
/// carry; its octets say what it is, not its declared type.
///
/// The digest of the octets is the name that the intake knows it by, as with files that are imported: the same octets
/// count once, whichever way they come and however often.
public final class ReportUpload {
    /// Bodies up to this size are read by any number of requests at once.
    private static final int SMALL = 64 << 10;

    /// Requests with larger ones, of all and of one account.
    private static final Places LARGE = new Places(2, 1);

    /// For which a request waits until others are done.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReportIntake intake;
    private final IntakeStore log;
    private final int maximum;

    /// @param reader has the limit of a message
    public ReportUpload(ReportIntake intake, IntakeStore log, ReportReader reader) {
        this.intake = intake;
        this.log = log;
        this.maximum =
                Math.toIntExact(Math.min(Integer.MAX_VALUE, reader.limits().maximumMessageBytes()));
    }

    Answer take(Call call) {
        if (call.bodyLength().orElse(Long.MAX_VALUE) <= SMALL) {
            return answer(call);
        }
        try (Places.Place _ = LARGE.take(call.account().id(), PATIENCE).orElseThrow(ReportUpload::busy)) {
            return answer(call);
        }
    }

    private Answer answer(Call call) {
        Octets octets = call.octets(maximum);
        if (octets.length() == 0) {
            throw Problem.badRequest("The body is empty.").refused();
        }
        long account = call.account().id();
        Arrival arrival = Arrival.ofFile(account, octets, call.now());
        IntakeResult result = intake.take(arrival);
        IntakeEntry entry = log.findNamed(account, arrival.message().name())
                .orElseThrow(() -> Problem.notFound().refused());
        boolean before = result instanceof IntakeResult.TakenBefore;
        return Envelope.of(call, before ? 200 : 201, json -> {
            json.field("intake_id", ResourceId.INTAKE.text(entry.id()));
            json.field("taken_before", before);
            json.field("received_at", entry.receivedAt());
            json.field("size", entry.size());
            json.field("fate", entry.fate().code());
            json.textOrNull("reason", entry.reason());
            json.textOrNull("detail", entry.detail());
            json.objects("outcomes", entry.outcomes(), outcome -> IntakeService.outcome(json, outcome));
        });
    }

    private static RefusedRequest busy() {
        return Problem.unavailable("Other reports are being uploaded at this moment.")
                .refused();
    }
}
