package org.mailassay.store.address;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mailassay.store.Database;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears, on a connection of its own, which recipients change, and asks for all of them from time to time and whenever
/// it may have missed something.
final class RecipientChanges {
    private static final Logger LOG = LoggerFactory.getLogger(RecipientChanges.class);
    private static final int PATIENCE_MILLIS = 500;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Database database;
    private final Duration refresh;
    private final Runnable all;
    private final Consumer<List<String>> some;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Thread> thread = Optional.empty();

    /// @param all reads every recipient
    /// @param some reads those of these local parts
    RecipientChanges(Database database, Duration refresh, Runnable all, Consumer<List<String>> some) {
        this.database = database;
        this.refresh = refresh;
        this.all = all;
        this.some = some;
    }

    synchronized void start() {
        thread = Optional.of(Thread.ofPlatform().daemon().name("address-book").start(this::run));
    }

    /// Returns when the thread has ended.
    synchronized void close() {
        closed.countDown();
        thread.ifPresent(running -> {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void run() {
        while (closed.getCount() > 0) {
            try (Connection connection = database.openOwnConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                LOG.warn("The known recipients may be out of date; trying again", e);
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen recipients");
        }
        PGConnection notifications = connection.unwrap(PGConnection.class);
        while (closed.getCount() > 0) {
            // What changes while they are read is heard afterwards, and then read again.
            all.run();
            long readAllAgain = System.nanoTime() + refresh.toNanos();
            while (closed.getCount() > 0 && System.nanoTime() < readAllAgain) {
                List<String> changed = Stream.of(notifications.getNotifications(PATIENCE_MILLIS))
                        .map(PGNotification::getParameter)
                        .distinct()
                        .toList();
                if (!changed.isEmpty()) {
                    some.accept(changed);
                }
            }
        }
    }

    private void pause() {
        try {
            closed.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed.countDown();
        }
    }
}
