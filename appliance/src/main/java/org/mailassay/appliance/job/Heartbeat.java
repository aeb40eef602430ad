package org.mailassay.appliance.job;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.mailassay.store.Database;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.node.Attendance;
import org.mailassay.store.node.Node;
import org.mailassay.store.node.NodeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the other nodes, every few seconds, that this one is alive, and forgets those that have been silent for long.
/// Every node does so for itself, so it is no task of the scheduler.
public final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final long PAUSE_SECONDS = 15;
    private static final Duration MEMORY = Duration.ofDays(7);

    private final ScheduledExecutorService clock;
    private final ScheduledFuture<?> beats;

    private Heartbeat(ScheduledExecutorService clock, ScheduledFuture<?> beats) {
        this.clock = clock;
        this.beats = beats;
    }

    /// Starts it.
    ///
    /// @param attendance the node's own, taken again when its connection was lost
    public static Heartbeat start(Database database, Attendance attendance, String node, String version) {
        NodeStore nodes = new NodeStore(database);
        Instant started = Instant.now();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("heartbeat").factory());
        ScheduledFuture<?> beats = clock.scheduleWithFixedDelay(
                () -> beat(nodes, attendance, new Node(node, version, started, Instant.now())),
                0,
                PAUSE_SECONDS,
                TimeUnit.SECONDS);
        return new Heartbeat(clock, beats);
    }

    @Override
    public void close() {
        beats.cancel(true);
        clock.shutdownNow();
    }

    private static void beat(NodeStore nodes, Attendance attendance, Node node) {
        try {
            if (!attendance.renew()) {
                LOG.warn("Somebody has the database alone: is a backup being restored while this node runs?");
            }
            nodes.heartbeat(node);
            nodes.forget(node.seenAt().minus(MEMORY));
        } catch (StoreUnavailable away) {
            LOG.warn("No sign of life could be given: {}", away.getMessage());
        } catch (RuntimeException failure) {
            // Thrown on, it would be the last beat, and the place among the nodes would never be taken again.
            LOG.error("No sign of life could be given", failure);
        }
    }
}
