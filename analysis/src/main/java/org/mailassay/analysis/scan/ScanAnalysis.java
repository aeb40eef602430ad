package org.mailassay.analysis.scan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Score;
import org.mailassay.analysis.verdict.MessageEvaluation;

/// Scans messages: every check side by side, each under a deadline of its own and all under one, and the score of what
/// they found.
///
/// A check that does not end in time or breaks leaves its criteria unverified and never fails the scan, nor does it
/// hold the others up. Safe for use by many threads at once.
public final class ScanAnalysis {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final List<Check> checks;
    private final MessageEvaluation evaluation;
    private final ScanLimits limits;

    /// @param checks in the order to show them
    /// @param evaluation of SPF, DKIM, ARC and DMARC; its DNS is not asked
    public ScanAnalysis(List<Check> checks, MessageEvaluation evaluation, ScanLimits limits) {
        this.checks = List.copyOf(checks);
        this.evaluation = evaluation;
        this.limits = limits;
    }

    /// Scans a message.
    ///
    /// @throws CancellationException when the calling thread is interrupted
    public ScanReport scan(ReceivedMessage message, ScanPorts ports, ScanListener listener) {
        return scan(message, ports, Set.of(), listener);
    }

    /// Scans a message again as it was scanned before.
    ///
    /// @param late checks that did not end in time then; they are not carried out, and are late again
    /// @throws CancellationException when the calling thread is interrupted
    public ScanReport scan(ReceivedMessage message, ScanPorts ports, Set<String> late, ScanListener listener) {
        long end = System.nanoTime() + limits.deadline().toNanos();
        // Not closed: closing would wait for checks that were given up at their deadlines.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            ScanMaterial material = ScanMaterial.of(message, ports, evaluation, threads);
            ReentrantLock telling = new ReentrantLock();
            List<Future<CheckOutcome>> running = new ArrayList<>(checks.size());
            for (Check check : checks) {
                running.add(threads.submit(() -> {
                    CheckOutcome outcome = late.contains(check.name()) ? late(check) : run(check, material);
                    telling.lock();
                    try {
                        listener.finished(outcome);
                    } finally {
                        telling.unlock();
                    }
                    return outcome;
                }));
            }
            long checkEnd = Math.min(end, System.nanoTime() + limits.check().toNanos());
            List<CheckOutcome> outcomes = new ArrayList<>(checks.size());
            for (int i = 0; i < checks.size(); i++) {
                outcomes.add(await(checks.get(i), running.get(i), checkEnd));
            }
            List<Finding> findings = outcomes.stream()
                    .flatMap(outcome -> outcome.report().findings().stream())
                    .toList();
            return new ScanReport(material, outcomes, Score.of(findings));
        } finally {
            stop(threads);
        }
    }

    /// Tells what still works to stop, and gives it a moment: until it does it holds the message, and whoever scans the
    /// next one counts on that memory.
    private static void stop(ExecutorService threads) {
        threads.shutdownNow();
        try {
            threads.awaitTermination(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// What breaks is kept with its cause; whoever asked for the scan tells the log.
    private static CheckOutcome run(Check check, ScanMaterial material) throws InterruptedException {
        try {
            return new CheckOutcome(check.name(), check.run(material), new CheckOutcome.Done());
        } catch (RuntimeException | StackOverflowError broken) {
            return unfinished(check, "The check could not be carried out.", new CheckOutcome.Broken(broken));
        }
    }

    private CheckOutcome await(Check check, Future<CheckOutcome> running, long end) {
        try {
            return running.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            running.cancel(true);
            return late(check);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("the scan was cancelled");
            cancelled.initCause(interrupted);
            throw cancelled;
        } catch (ExecutionException failed) {
            return unfinished(check, "The check could not be carried out.", new CheckOutcome.Broken(failed));
        }
    }

    private CheckOutcome late(Check check) {
        String reason = "The check did not end within " + seconds(limits.check()) + " s.";
        return unfinished(check, reason, new CheckOutcome.Late());
    }

    /// `20`, `0.3`.
    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static CheckOutcome unfinished(Check check, String reason, CheckOutcome.End end) {
        List<Finding> unverified = check.criteria().stream()
                .map(criterion -> criterion.unverified(reason))
                .toList();
        return new CheckOutcome(check.name(), CheckReport.of(unverified), end);
    }
}
