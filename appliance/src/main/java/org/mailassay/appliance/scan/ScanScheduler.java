package org.mailassay.appliance.scan;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.mailassay.store.Database;
import org.mailassay.store.scan.ScanRunKey;
import org.mailassay.store.scan.ScanSignals;

/// Gives scans that are to be carried out to virtual threads, so many at a time. Nodes that share the database share
/// the work; what a dead one was at is begun again by another.
public final class ScanScheduler implements AutoCloseable {
    /// The name that the store writes.
    private static final String TASK = "scan";

    private static final String TABLE = "scan_tasks";

    /// What is not heard of at once is found by looking.
    private static final Duration POLL = Duration.ofSeconds(5);

    /// After four missed ones a node counts as dead.
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Scheduler scheduler;
    private final ScanSignals signals;

    private ScanScheduler(Scheduler scheduler, ScanSignals signals) {
        this.scheduler = scheduler;
        this.signals = signals;
    }

    /// Begins to work.
    ///
    /// @param node the name of this process among those that share the database
    /// @param atOnce how many scans this process carries out at a time
    public static ScanScheduler start(Database database, String node, ScanSignals signals, ScanTask task, int atOnce) {
        return start(database, node, signals, task, atOnce, HEARTBEAT);
    }

    static ScanScheduler start(
            Database database, String node, ScanSignals signals, ScanTask task, int atOnce, Duration heartbeat) {
        OneTimeTask<Void> scans = Tasks.oneTime(TASK)
                .onFailure(ScanScheduler::tryAgain)
                .onDeadExecutionRevive()
                .execute((instance, _) -> execute(task, instance.getId()));
        Scheduler scheduler = Scheduler.create(database.dataSource(), List.of(scans))
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed(node))
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("scan-", 1).factory()))
                .threads(atOnce)
                // Never more are picked than can be carried out at once, so that another node has the rest.
                .pollUsingLockAndFetch((atOnce - 0.5) / atOnce, 1.0)
                .pollingInterval(POLL)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(STOP)
                .failureLogging(LogLevel.WARN, false)
                // Not found out by asking: the database may be away just now.
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .alwaysPersistTimestampInUTC()
                .build();
        scheduler.start();
        signals.whenQueued(scheduler::triggerCheckForDueExecutions);
        return new ScanScheduler(scheduler, signals);
    }

    /// Takes no more, and lets running scans end for a few seconds; what does not end is begun again later.
    @Override
    public void close() {
        signals.whenQueued(() -> {});
        scheduler.stop();
    }

    private static void execute(ScanTask task, String instance) {
        ScanRunKey run = ScanRunKey.parse(instance)
                .orElseThrow(() -> new IllegalStateException("no scan is named by " + instance));
        try {
            task.execute(run);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException("scan " + run + " was stopped and is to be begun again", stopping);
        }
    }

    /// Only what is no fault of the scan comes here: the database is away, or the appliance stops.
    private static void tryAgain(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = Math.min(complete.getExecution().consecutiveFailures, 10);
        Duration pause = Duration.ofSeconds(1L << failures);
        operations.reschedule(complete, Instant.now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }
}
