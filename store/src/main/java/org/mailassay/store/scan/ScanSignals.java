package org.mailassay.store.scan;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailassay.store.Database;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears, on a connection of its own, what happens to scans on any node. It is a hint and no more: what it says stands
/// in the database, and whoever waits looks there from time to time as well.
public final class ScanSignals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScanSignals.class);
    private static final int PATIENCE_MILLIS = 500;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final String TASKS = "scan_tasks";

    private final Database database;
    private final Map<ScanKey, Set<Watch>> watches = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile Runnable queued = () -> {};

    private ScanSignals(Database database) {
        this.database = database;
        this.thread = Thread.ofPlatform().daemon().name("scan-signals").unstarted(this::run);
    }

    /// Begins to listen.
    public static ScanSignals open(Database database) {
        ScanSignals signals = new ScanSignals(database);
        signals.thread.start();
        return signals;
    }

    /// Says what is to be done when there may be a scan to carry out. It must not take long.
    public void whenQueued(Runnable action) {
        queued = action;
    }

    /// Watches a scan until it is closed.
    public Watch watch(ScanKey scan) {
        Watch watch = new Watch(scan);
        watches.compute(scan, (_, others) -> {
            Set<Watch> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(watch);
            return all;
        });
        return watch;
    }

    /// Returns when the thread has ended.
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (closed.getCount() > 0) {
            try (Connection connection = database.openOwnConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                LOG.warn("What happens to scans is not heard at once now; trying again", e);
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen scan_tasks");
            statement.execute("listen scan_events");
        }
        // What happened before that was not heard.
        queued.run();
        watches.values().forEach(ScanSignals::wake);
        PGConnection notifications = connection.unwrap(PGConnection.class);
        while (closed.getCount() > 0) {
            for (PGNotification notification : notifications.getNotifications(PATIENCE_MILLIS)) {
                hear(notification);
            }
        }
    }

    private void hear(PGNotification notification) {
        if (notification.getName().equals(TASKS)) {
            queued.run();
        } else {
            ScanKey.parse(notification.getParameter())
                    .flatMap(scan -> Optional.ofNullable(watches.get(scan)))
                    .ifPresent(ScanSignals::wake);
        }
    }

    private static void wake(Set<Watch> all) {
        all.forEach(watch -> watch.signals.release());
    }

    private void pause() {
        try {
            closed.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed.countDown();
        }
    }

    /// One who waits for what happens to a scan.
    public final class Watch implements AutoCloseable {
        private final ScanKey scan;
        private final Semaphore signals = new Semaphore(0);

        private Watch(ScanKey scan) {
            this.scan = scan;
        }

        /// Returns when something may have happened since the last time, or that time is over.
        public void await(Duration patience) throws InterruptedException {
            if (signals.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                signals.drainPermits();
            }
        }

        @Override
        public void close() {
            watches.computeIfPresent(scan, (_, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
