package org.mailassay.mailets.outgoing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.mailets.outgoing.Ending.Verdict;
import org.mailassay.store.outgoing.Conclusion;
import org.mailassay.store.outgoing.DeliveryTry;
import org.mailassay.store.outgoing.OutgoingJob;
import org.mailassay.store.outgoing.OutgoingState;
import org.mailassay.store.outgoing.TlsFacts;

/// One attempt to deliver one mail: host after host, until one has taken it or judged it.
final class Attempt {
    /// No server takes a message in less.
    private static final Duration USEFUL = Duration.ofMillis(50);

    private final OutgoingJob job;
    private final Routing routing;
    private final HostTry hosts;
    private final OutgoingSettings settings;
    private final Clock clock;
    private final long end;
    private final List<DeliveryTry> tries = new ArrayList<>();

    Attempt(OutgoingJob job, Routing routing, HostTry hosts, OutgoingSettings settings, Clock clock) {
        this.job = job;
        this.routing = routing;
        this.hosts = hosts;
        this.settings = settings;
        this.clock = clock;
        this.end = System.nanoTime() + settings.limits().attempt().toNanos();
    }

    /// What it came to, host by host, and what that means for the mail.
    record Result(List<DeliveryTry> tries, Conclusion conclusion) {
        Result {
            tries = List.copyOf(tries);
        }
    }

    Result run() {
        Instant began = clock.instant();
        return switch (routing.find(job.forwardPath())) {
            case Route.Nowhere(Ending ending) -> {
                note("", ending, began);
                yield conclude(ending);
            }
            case Route.Hosts route -> through(route, began);
        };
    }

    /// What is left of an attempt that broke off for a reason of our own.
    Result broken(String reason) {
        Ending ending = Ending.of(Verdict.DEFERRED, Stage.DNS, "4.3.0", reason);
        note("", ending, clock.instant());
        return conclude(ending);
    }

    private Result through(Route.Hosts route, Instant began) {
        Parcel parcel = new Parcel(
                job.returnPath(), job.forwardPath(), Letter.of(job.message(), settings.signing(), clock.instant()));
        route.passedOver().forEach(host -> note(host.host(), host.ending(), began));
        for (Target target : route.targets()) {
            if (end - System.nanoTime() < USEFUL.toNanos()) {
                String text = "not tried: there was no time left in this attempt";
                note(target.host(), Ending.of(Verdict.NEXT_HOST, Stage.CONNECT, "4.4.7", text), clock.instant());
                break;
            }
            for (HostTry.Outcome outcome : hosts.run(target, parcel, end)) {
                note(outcome);
                Verdict verdict = outcome.ending().verdict();
                if (verdict != Verdict.NEXT_HOST && verdict != Verdict.WITHOUT_TLS) {
                    return conclude(outcome.ending());
                }
            }
        }
        return later();
    }

    private Result conclude(Ending ending) {
        return switch (ending.verdict()) {
            case DELIVERED -> new Result(tries, new Conclusion.Delivered());
            case BOUNCED -> new Result(tries, new Conclusion.Bounced());
            case DEFERRED, NEXT_HOST, WITHOUT_TLS -> later();
        };
    }

    private Result later() {
        Optional<Duration> pause = settings.schedule().pause(job.attempt(), job.age());
        if (pause.isPresent()) {
            return new Result(tries, new Conclusion.Deferred(pause.get()));
        }
        String text = "not delivered within " + settings.schedule().limit().toHours() + " hours; last: "
                + tries.getLast().reply();
        // RFC 3463, section 3.5: X.4.7, delivery time expired.
        note(tries.getLast().host(), Ending.of(Verdict.BOUNCED, Stage.GIVEN_UP, "5.4.7", text), clock.instant());
        return new Result(tries, new Conclusion.Bounced());
    }

    private void note(HostTry.Outcome outcome) {
        Target target = outcome.target();
        note(
                outcome.ending(),
                outcome.beganAt(),
                outcome.endedAt(),
                target.host(),
                target.address().getHostAddress(),
                target.port(),
                outcome.facts());
    }

    private void note(String host, Ending ending, Instant began) {
        note(ending, began, clock.instant(), host, "", 0, TlsFacts.none("none"));
    }

    private void note(
            Ending ending, Instant began, Instant ended, String host, String address, int port, TlsFacts facts) {
        OutgoingState state = switch (ending.verdict()) {
            case DELIVERED -> OutgoingState.DELIVERED;
            case BOUNCED -> OutgoingState.BOUNCED;
            case DEFERRED, NEXT_HOST, WITHOUT_TLS -> OutgoingState.DEFERRED;
        };
        tries.add(new DeliveryTry(
                job.attempt(),
                tries.size() + 1,
                began,
                ended,
                state,
                ending.stage().code(),
                host,
                address,
                port,
                ending.code(),
                ending.status(),
                ending.text(),
                facts));
    }
}
