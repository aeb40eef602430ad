package org.mailassay.appliance.scan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailassay.analysis.checks.CheckSetup;
import org.mailassay.analysis.checks.Checks;
import org.mailassay.analysis.checks.ScanRecording;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckOutcome;
import org.mailassay.analysis.scan.ScanAnalysis;
import org.mailassay.analysis.scan.ScanLimits;
import org.mailassay.analysis.scan.ScanListener;
import org.mailassay.analysis.scan.ScanReport;
import org.mailassay.analysis.scan.ScanResults;
import org.mailassay.analysis.verdict.MessageEvaluation;
import org.mailassay.store.scan.ScanJob;
import org.mailassay.store.scan.ScanOutcome;
import org.mailassay.store.scan.ScanSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Scans messages with all checks, as the appliance receives them and for the command line.
public final class MessageScan implements ScanRun {
    private static final Logger LOG = LoggerFactory.getLogger(MessageScan.class);

    private final ScanWorld world;
    private final String hostName;
    private final ScanLimits limits;
    private final MessageEvaluation evaluation;

    /// @param world that is asked
    /// @param hostName of the mail server that received the messages
    public MessageScan(ScanWorld world, String hostName, ScanLimits limits) {
        this.world = world;
        this.hostName = hostName;
        this.limits = limits;
        this.evaluation = new MessageEvaluation(world.dns(), new KeyRecordCache(), hostName);
    }

    /// A scan with all that it was told.
    ///
    /// @param images in a better form, a ZIP file; empty when there are none
    public record Scanned(ScanReport report, ScanRecording recording, Optional<Octets> images) {}

    /// Scans a message, asking the world.
    public Scanned scan(ReceivedMessage message, ScanListener listener) {
        return scan(message, listener, world.ask());
    }

    @Override
    public ScanOutcome run(ScanJob job, ScanProgress progress) {
        ScanAnswers answers = job.recording()
                .map(octets -> new String(octets.toByteArray(), StandardCharsets.UTF_8))
                .map(ScanRecording::fromJson)
                .map(world::replay)
                .orElseGet(world::ask);
        List<Check> checks = checks(answers);
        AtomicInteger finished = new AtomicInteger();
        ScanListener listener =
                outcome -> progress.finished(outcome.check(), finished.incrementAndGet(), checks.size());
        Scanned scanned = scan(job.message(), listener, answers, checks);
        scanned.report().outcomes().forEach(outcome -> tell(job, outcome));
        return new ScanOutcome(
                PlainJson.of(ScanResults.of(job.localPart(), scanned.report())),
                summary(scanned.report()),
                Octets.of(scanned.recording().toJson().getBytes(StandardCharsets.UTF_8)),
                scanned.images());
    }

    private Scanned scan(ReceivedMessage message, ScanListener listener, ScanAnswers answers) {
        return scan(message, listener, answers, checks(answers));
    }

    private Scanned scan(ReceivedMessage message, ScanListener listener, ScanAnswers answers, List<Check> checks) {
        ScanReport report =
                new ScanAnalysis(checks, evaluation, limits).scan(message, answers.ports(), answers.late(), listener);
        return new Scanned(report, answers.recorded(report.outcomes()), answers.images());
    }

    private List<Check> checks(ScanAnswers answers) {
        return Checks.all(new CheckSetup(hostName, world.blocklistKeys(), answers.health(), world.markRoots()));
    }

    private static void tell(ScanJob job, CheckOutcome outcome) {
        switch (outcome.end()) {
            case CheckOutcome.Done _ -> LOG.debug("Scan {}: {} is done", job.key(), outcome.check());
            case CheckOutcome.Late _ -> LOG.warn("Scan {}: {} did not end in time", job.key(), outcome.check());
            case CheckOutcome.Broken(Throwable cause) ->
                LOG.error("Scan {}: {} broke", job.key(), outcome.check(), cause);
        }
    }

    private static ScanSummary summary(ScanReport report) {
        HeaderFields header = report.material().header();
        OptionalDouble spam = ScanResults.spamScore(report);
        return new ScanSummary(
                report.score().overall(),
                spam,
                ScanResults.author(report),
                ScanResults.subject(report),
                AuthorDomain.of(header) instanceof AuthorDomain.One(var domain) ? domain.text() : "");
    }
}
