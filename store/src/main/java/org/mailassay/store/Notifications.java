package org.mailassay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the database tells on some channels, heard on a connection and a thread of their own. While the database is
/// away nothing is heard: so it is a hint and no more, and a listener is told when it may have missed something.
public final class Notifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final int PATIENCE_MILLIS = 500;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Database database;
    private final List<String> channels;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Notifications(Database database, String name, List<String> channels, Listener listener) {
        this.database = database;
        this.channels = channels;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /// Who hears them, on one thread. What a listener throws begins the listening anew.
    public interface Listener {
        /// What came before this was not heard.
        void begin();

        /// What was told since the last time, in order, half a second after it at the latest; empty when nothing was.
        void hear(List<Notification> told);
    }

    /// One of them.
    public record Notification(String channel, String payload) {}

    /// Begins to listen.
    ///
    /// @param name of the thread
    /// @param channels names of ours, no text of anybody else's
    public static Notifications listen(Database database, String name, List<String> channels, Listener listener) {
        Notifications notifications = new Notifications(database, name, List.copyOf(channels), listener);
        notifications.thread.start();
        return notifications;
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
                LOG.warn("{}: changes are not heard at once now; trying again", thread.getName(), e);
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String channel : channels) {
                statement.execute("listen " + channel);
            }
        }
        PGConnection notifications = connection.unwrap(PGConnection.class);
        listener.begin();
        while (closed.getCount() > 0) {
            List<Notification> told = List.of(notifications.getNotifications(PATIENCE_MILLIS)).stream()
                    .map(Notifications::read)
                    .toList();
            listener.hear(told);
        }
    }

    private static Notification read(PGNotification notification) {
        return new Notification(notification.getName(), notification.getParameter());
    }

    private void pause() {
        try {
            closed.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed.countDown();
        }
    }
}
