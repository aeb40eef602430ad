package org.mailassay.appliance.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.RecordedAnswers;
import org.mailassay.analysis.dns.RecordingDns;
import org.mailassay.analysis.dns.ReplayedDns;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.CategoryScore;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Score;
import org.mailassay.analysis.score.ScoredFinding;
import org.mailassay.analysis.verdict.MessageEvaluation;
import org.mailassay.analysis.verdict.MessageVerdict;
import org.mailassay.store.scan.ScanJob;
import org.mailassay.store.scan.ScanOutcome;
import org.mailassay.store.scan.ScanSummary;

/// A scan of authentication alone: SPF, DKIM and DMARC, scored.
public final class AuthenticationRun implements ScanRun {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Criterion SPF =
            new Criterion("spf.result", Category.AUTHENTICATION, 20, "SPF", "RFC 7208, section 2.6");
    private static final Criterion DKIM =
            new Criterion("dkim.result", Category.AUTHENTICATION, 20, "DKIM", "RFC 6376, section 6.1");
    private static final Criterion DMARC =
            new Criterion("dmarc.result", Category.AUTHENTICATION, 40, "DMARC", "RFC 9989, section 5.3");

    private final Dns dns;
    private final MessageEvaluation evaluation;

    /// @param receiver the name of the host that evaluates
    public AuthenticationRun(Dns dns, String receiver) {
        this.dns = dns;
        this.evaluation = new MessageEvaluation(dns, new KeyRecordCache(), receiver);
    }

    @Override
    public ScanOutcome run(ScanJob job, ScanProgress progress) {
        RecordingDns answers =
                new RecordingDns(job.recording().map(this::replayed).orElse(dns));
        HeaderFields header =
                HeaderFields.of(LineEndings.canonical(job.message().octets()));
        MessageVerdict verdict = evaluation.asking(answers).evaluate(job.message(), header);
        Score score = Score.of(findings(verdict));
        int finished = 0;
        for (ScoredFinding finding : score.findings()) {
            finished++;
            progress.finished(
                    finding.finding().criterion().id(),
                    finished,
                    score.findings().size());
        }
        ScanSummary summary = new ScanSummary(
                score.overall(),
                OptionalDouble.empty(),
                text(header, "from"),
                text(header, "subject"),
                AuthorDomain.of(header) instanceof AuthorDomain.One(var domain) ? domain.text() : "");
        return new ScanOutcome(
                results(job, score, summary),
                summary,
                Octets.of(answers.recorded().toJson().getBytes(StandardCharsets.UTF_8)),
                Optional.empty());
    }

    private Dns replayed(Octets recording) {
        String json = new String(recording.toByteArray(), StandardCharsets.UTF_8);
        return switch (RecordedAnswers.fromJson(json)) {
            case RecordedAnswers.Reading.Parsed(RecordedAnswers recorded) -> new ReplayedDns(recorded);
            case RecordedAnswers.Reading.Malformed(String reason) -> throw new IllegalStateException(reason);
        };
    }

    private static List<Finding> findings(MessageVerdict verdict) {
        List<Finding> findings = new ArrayList<>();
        String spf = verdict.spf()
                .mailFromCheck()
                .map(check -> check.result().keyword())
                .orElse("");
        findings.add(
                spf.isEmpty()
                        ? SPF.unverified("The client is not known.")
                        : finding(SPF, spf.equals("pass"), "The result is " + spf + "."));
        boolean dkim = verdict.dkim().stream().anyMatch(DkimVerdict::passes);
        findings.add(finding(DKIM, dkim, dkim ? "A signature passes." : "No signature passes."));
        boolean dmarc = verdict.authenticated();
        findings.add(finding(
                DMARC, dmarc, dmarc ? "The message passes." : "The author's domain does not answer for the message."));
        return findings;
    }

    private static Finding finding(Criterion criterion, boolean passes, String summary) {
        return passes ? criterion.pass(summary) : criterion.fail(summary);
    }

    private static String text(HeaderFields header, String name) {
        return header.first(name).map(field -> field.value().strip()).orElse("");
    }

    private static String results(ScanJob job, Score score, ScanSummary summary) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("scan_id", job.localPart());
            json.writeStringField("status", "completed");
            json.writeObjectFieldStart("scores");
            if (score.overall().isPresent()) {
                json.writeNumberField("overall", score.overall().getAsInt());
            } else {
                json.writeNullField("overall");
            }
            json.writeNullField("spam");
            json.writeArrayFieldStart("breakdown");
            for (CategoryScore category : score.categories()) {
                write(json, category);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeObjectFieldStart("email");
            json.writeStringField("from", summary.fromHeader());
            json.writeStringField("subject", summary.subject());
            json.writeNumberField("size", job.message().octets().length());
            json.writeEndObject();
            json.writeArrayFieldStart("findings");
            for (ScoredFinding finding : score.findings()) {
                write(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory cannot be written to", impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, CategoryScore score) throws IOException {
        json.writeStartObject();
        json.writeStringField("category", score.category().key());
        json.writeStringField("label", score.category().label());
        json.writeNumberField("weight", score.category().weight());
        json.writeNumberField("earned", score.earned());
        json.writeNumberField("possible", score.possible());
        json.writeNumberField("percent", score.percent());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ScoredFinding scored) throws IOException {
        Finding finding = scored.finding();
        json.writeStartObject();
        json.writeStringField("id", finding.criterion().id());
        json.writeStringField("category", finding.criterion().category().key());
        json.writeStringField("title", finding.criterion().title());
        json.writeStringField("status", finding.status().text());
        json.writeNumberField("points", finding.points());
        json.writeNumberField("max_points", finding.criterion().points());
        json.writeNumberField("gain", scored.gain());
        json.writeStringField("summary", finding.summary());
        json.writeStringField("source", finding.criterion().source());
        json.writeEndObject();
    }
}
