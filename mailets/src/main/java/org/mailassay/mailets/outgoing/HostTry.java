package org.mailassay.mailets.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.mailassay.mailets.outgoing.Ending.Verdict;
import org.mailassay.store.outgoing.TlsFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries to hand a message over at one address.
final class HostTry {
    private static final Logger LOGGER = LoggerFactory.getLogger(HostTry.class);

    private final OutgoingSettings settings;
    private final ClientTls tls;
    private final Watch watch;
    private final Clock clock;

    HostTry(OutgoingSettings settings, ClientTls tls, Watch watch, Clock clock) {
        this.settings = settings;
        this.tls = tls;
        this.watch = watch;
        this.clock = clock;
    }

    /// What one connection came to.
    record Outcome(Target target, Instant beganAt, Instant endedAt, Ending ending, TlsFacts facts) {}

    /// One connection, and another without TLS when the first failed for it and nobody demands it.
    ///
    /// @param end when all of it has to be over, on the clock of [System#nanoTime]
    List<Outcome> run(Target target, Parcel parcel, long end) {
        List<Outcome> outcomes = new ArrayList<>(1);
        outcomes.add(once(target, parcel, end, true));
        if (outcomes.getLast().ending().verdict() == Verdict.WITHOUT_TLS) {
            outcomes.add(once(target, parcel, end, false));
        }
        return outcomes;
    }

    private Outcome once(Target target, Parcel parcel, long end, boolean mayEncrypt) {
        Instant began = clock.instant();
        Wire wire = new Wire(shorter(settings.limits().session(), Duration.ofNanos(end - System.nanoTime())));
        watch.add(wire);
        Ending ending;
        try {
            wire.connect(
                    source(target.address()),
                    new InetSocketAddress(target.address(), target.port()),
                    settings.limits().connect());
            Dialogue dialogue = new Dialogue(wire, target, parcel, settings, tls, mayEncrypt);
            ending = dialogue.run();
            // The verdict is kept at once, and does not wait for the server to say goodbye.
            Thread.ofVirtual().name("outgoing-quit").start(() -> leave(dialogue, wire));
        } catch (IOException e) {
            ending = Ending.of(Verdict.NEXT_HOST, Stage.CONNECT, "4.4.1", Failure.text(e));
            leave(wire);
        }
        return new Outcome(target, began, clock.instant(), ending, facts(wire, target.demand()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Optional<InetAddress> source(InetAddress target) {
        return settings.sourceAddresses().stream()
                .filter(source -> source.getClass() == target.getClass())
                .findFirst();
    }

    private void leave(Dialogue dialogue, Wire wire) {
        try {
            dialogue.quit();
        } catch (IOException e) {
            LOGGER.trace("A server was left without its goodbye", e);
        } finally {
            leave(wire);
        }
    }

    private void leave(Wire wire) {
        wire.close();
        watch.remove(wire);
    }

    private static TlsFacts facts(Wire wire, TlsDemand demand) {
        Optional<SSLSession> session = wire.tls();
        return session.isEmpty()
                ? TlsFacts.none(demand.word())
                : new TlsFacts(
                        demand.word(),
                        session.get().getProtocol(),
                        session.get().getCipherSuite(),
                        demand.isVerifying());
    }
}
