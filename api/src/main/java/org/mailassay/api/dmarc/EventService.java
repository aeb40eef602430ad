package org.mailassay.api.dmarc;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.ErrorCode;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Places;
import org.mailassay.api.http.Problem;
import org.mailassay.store.event.Event;
import org.mailassay.store.event.EventCursor;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.event.EventReading;
import org.mailassay.store.event.EventSignals;

/// `/events`: everything that happened to the account, one JSON object to a line, from any place on; a client may wait
/// for what has not happened yet.
public final class EventService implements HttpService {
    private static final int MAXIMUM_LIMIT = 2_000;
    private static final int DEFAULT_LIMIT = 500;
    private static final int LONGEST_WAIT = 30;

    /// Told is not readable yet while an older transaction is open; then nobody tells when it ends.
    private static final Duration AFTER_SIGNAL = Duration.ofMillis(250);

    /// A look in case a signal was lost.
    private static final Duration WITHOUT_SIGNAL = Duration.ofSeconds(10);

    private final Endpoints endpoints;
    private final EventLog log;
    private final EventSignals signals;
    private final Places places;

    /// @param atOnce clients that may wait at one time; an account has a quarter of them
    public EventService(Endpoints endpoints, EventLog log, EventSignals signals, int atOnce) {
        this.endpoints = endpoints;
        this.log = log;
        this.signals = signals;
        this.places = new Places(atOnce, Math.max(1, atOnce / 4));
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/events", Operation.get(this::read));
    }

    private Answer read(Call call) {
        long accountId = call.account().id();
        Optional<EventCursor> after = call.query().text("after").map(EventService::cursor);
        int limit = call.query().number("limit", 1, MAXIMUM_LIMIT).orElse(DEFAULT_LIMIT);
        Duration wait =
                Duration.ofSeconds(call.query().number("wait", 0, LONGEST_WAIT).orElse(0));
        EventReading.Read found = require(log.read(accountId, after, limit));
        if (!found.events().isEmpty() || wait.isZero()) {
            return answer(found);
        }
        try (Places.Place _ = places.take(accountId, Duration.ZERO).orElseThrow(EventService::busy)) {
            return answer(await(accountId, found.next(), limit, wait));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return answer(found);
        }
    }

    private EventReading.Read await(long accountId, EventCursor after, int limit, Duration wait)
            throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        try (EventSignals.Watch watch = signals.watch(accountId)) {
            Duration pause = Duration.ZERO;
            EventReading.Read found = new EventReading.Read(List.of(), after);
            while (found.events().isEmpty() && System.nanoTime() < end) {
                Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
                boolean told = !pause.isZero() && watch.await(left.compareTo(pause) < 0 ? left : pause);
                found = require(log.read(accountId, Optional.of(after), limit));
                pause = told ? AFTER_SIGNAL : next(pause);
            }
            return found;
        }
    }

    /// After a signal soon again, then ever later.
    private static Duration next(Duration pause) {
        Duration longer = pause.isZero() ? WITHOUT_SIGNAL : pause.multipliedBy(2);
        return longer.compareTo(WITHOUT_SIGNAL) < 0 ? longer : WITHOUT_SIGNAL;
    }

    private static EventReading.Read require(EventReading reading) {
        return switch (reading) {
            case EventReading.Read read -> read;
            case EventReading.Expired() ->
                throw Problem.of(
                                ErrorCode.CURSOR_EXPIRED,
                                "Events after this cursor are no longer kept. Read from the beginning, without \"after\".")
                        .refused();
        };
    }

    private static Answer answer(EventReading.Read found) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Event event : found.events()) {
            String cursor = new EventCursor(found.next().epoch(), event.position()).text();
            lines.writeBytes(EventJson.octets(event, cursor));
            lines.write('\n');
        }
        return new Answer.Page(
                200,
                "application/x-ndjson",
                lines.toString(StandardCharsets.UTF_8),
                Map.of("X-Event-Cursor", found.next().text()));
    }

    private static EventCursor cursor(String text) {
        return EventCursor.parse(text)
                .orElseThrow(() -> Problem.badRequest("The parameter \"after\" is no cursor of this log.")
                        .refused());
    }

    private static RuntimeException busy() {
        return Problem.unavailable("Too many clients wait for events already.").refused();
    }
}
