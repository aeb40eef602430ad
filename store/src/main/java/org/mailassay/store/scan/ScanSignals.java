package org.mailassay.store.scan;

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

/// Hears, on a connection of its own, what happens to scans on any node. It is a hint and no more: what it says stands
/// in the database, and whoever waits looks there from time to time as well.
public final class ScanSignals implements AutoCloseable {
    private static final String TASKS = "scan_tasks";
    private static final String EVENTS = "scan_events";

    private final Map<ScanKey, Set<Watch>> watches = new ConcurrentHashMap<>();
    private final Notifications notifications;
    private volatile Runnable queued = () -> {};

    private ScanSignals(Database database) {
        this.notifications = Notifications.listen(database, "scan-signals", List.of(TASKS, EVENTS), new Changes());
    }

    /// Begins to listen.
    public static ScanSignals open(Database database) {
        return new ScanSignals(database);
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
        notifications.close();
    }

    private final class Changes implements Notifications.Listener {
        @Override
        public void begin() {
            queued.run();
            watches.values().forEach(ScanSignals::wake);
        }

        @Override
        public void hear(List<Notification> told) {
            for (Notification notification : told) {
                if (notification.channel().equals(TASKS)) {
                    queued.run();
                } else {
                    ScanKey.parse(notification.payload())
                            .flatMap(scan -> Optional.ofNullable(watches.get(scan)))
                            .ifPresent(ScanSignals::wake);
                }
            }
        }
    }

    private static void wake(Set<Watch> all) {
        all.forEach(watch -> watch.signals.release());
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
