package org.mailassay.store.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailassay.store.Database;
import org.mailassay.store.Notifications;
import org.mailassay.store.Notifications.Notification;

/// Hears, on a connection of its own, for which accounts there are new events, whichever node told them. It is a hint
/// and no more: the log says what there is, and an event may be told a little before it can be read.
public final class EventSignals implements AutoCloseable {
    private static final String CHANNEL = "events";

    private final Map<Long, Set<Watch>> watches = new ConcurrentHashMap<>();
    private final Notifications notifications;
    private volatile Runnable something = () -> {};

    private EventSignals(Database database) {
        this.notifications = Notifications.listen(database, "event-signals", List.of(CHANNEL), new Changes());
    }

    /// Begins to listen.
    public static EventSignals open(Database database) {
        return new EventSignals(database);
    }

    /// Says what is to be done when there is something new of any account. It must not take long.
    public void whenTold(Runnable action) {
        something = action;
    }

    /// Watches an account's events until it is closed.
    public Watch watch(long accountId) {
        Watch watch = new Watch(accountId);
        watches.compute(accountId, (_, others) -> {
            Set<Watch> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(watch);
            return all;
        });
        return watch;
    }

    /// Returns when the thread has ended.
    @Override
    public void close() {
        notifications.close();
    }

    private final class Changes implements Notifications.Listener {
        @Override
        public void begin() {
            something.run();
            watches.values().forEach(EventSignals::wake);
        }

        @Override
        public void hear(List<Notification> told) {
            if (!told.isEmpty()) {
                something.run();
            }
            told.stream()
                    .map(Notification::payload)
                    .distinct()
                    .filter(payload -> payload.matches("[0-9]{1,18}"))
                    .forEach(payload -> Optional.ofNullable(watches.get(Long.valueOf(payload)))
                            .ifPresent(EventSignals::wake));
        }
    }

    private static void wake(Set<Watch> all) {
        all.forEach(watch -> watch.signals.release());
    }

    /// One who waits for an account's events.
    public final class Watch implements AutoCloseable {
        private final long accountId;
        private final Semaphore signals = new Semaphore(0);

        private Watch(long accountId) {
            this.accountId = accountId;
        }

        /// Returns when something may have happened since the last time, or that time is over.
        ///
        /// @return whether there was a signal
        public boolean await(Duration patience) throws InterruptedException {
            boolean told = signals.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            signals.drainPermits();
            return told;
        }

        @Override
        public void close() {
            watches.computeIfPresent(accountId, (_, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
