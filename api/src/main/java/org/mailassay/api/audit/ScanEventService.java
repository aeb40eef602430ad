package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Places;
import org.mailassay.api.http.Problem;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.scan.Scan;
import org.mailassay.store.scan.ScanEvent;
import org.mailassay.store.scan.ScanSignals;
import org.mailassay.store.scan.ScanStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/scans/{local_part}/events`: what happens to a scan, as server-sent events (HTML standard, section 9.2). They
/// are in the database, so any node tells them; a client that comes again says with `Last-Event-ID` where it was.
public final class ScanEventService implements HttpService {
    private static final Logger LOG = LoggerFactory.getLogger(ScanEventService.class);
    private static final int PAGE = 100;

    /// A sign that the connection lives, and a look at the database in case a signal was lost.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private final Endpoints endpoints;
    private final ScanStore scans;
    private final ScanSignals signals;
    private final ScanLookup lookup;
    private final Duration longest;
    private final Places places;

    /// @param longest time after which a client is to come again
    /// @param atOnce clients that may watch at one time; an account has a quarter of them
    public ScanEventService(Endpoints endpoints, ScanStore scans, ScanSignals signals, Duration longest, int atOnce) {
        this.endpoints = endpoints;
        this.scans = scans;
        this.signals = signals;
        this.lookup = new ScanLookup(scans);
        this.longest = longest;
        this.places = new Places(atOnce, Math.max(1, atOnce / 4));
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/scans/{local_part}/events", Operation.get(this::watch));
    }

    private Answer watch(Call call) {
        Scan scan = lookup.require(call);
        long after = lastSeen(call);
        if (scan.status().isFinal() && scans.events(scan.key(), after, 1).isEmpty()) {
            // Tells an event source not to come again.
            return new Answer.Nothing();
        }
        return new Answer.Stream("text/event-stream", out -> {
            Optional<Places.Place> place = places.take(scan.key().accountId(), Duration.ZERO);
            if (place.isEmpty()) {
                write(out, "retry: 5000\n\n");
                return;
            }
            try (Places.Place _ = place.get();
                    ScanSignals.Watch watch = signals.watch(scan.key())) {
                tell(out, scan, after, watch);
            } catch (StoreUnavailable away) {
                LOG.warn("Events of scan {} cannot be told now: {}", scan.key(), away.getMessage());
            }
        });
    }

    private void tell(OutputStream out, Scan scan, long after, ScanSignals.Watch watch)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long last = after;
        write(out, "retry: 1000\n\n");
        while (System.nanoTime() < end) {
            List<ScanEvent> events = scans.events(scan.key(), last, PAGE);
            for (ScanEvent event : events) {
                write(out, text(event));
                last = event.id();
                if (event.kind().isLast()) {
                    return;
                }
            }
            if (events.isEmpty()) {
                if (scans.find(scan.key().accountId(), scan.localPart()).isEmpty()) {
                    return;
                }
                write(out, ":\n\n");
                Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
                watch.await(left.compareTo(SIGN_OF_LIFE) < 0 ? left : SIGN_OF_LIFE);
            }
        }
    }

    private static String text(ScanEvent event) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(JsonWriter.octets(json -> json.object(() -> {
            if (event.kind() == ScanEvent.Kind.CHECK) {
                json.field("check", event.subject());
                json.field("finished", event.finished());
                json.field("total", event.total());
            } else {
                json.field("status", status(event.kind()));
            }
            AuditJson.time(json, "at", event.at());
        })));
        return "id: %d\nevent: %s\ndata: %s\n\n"
                .formatted(
                        event.id(),
                        event.kind().name().toLowerCase(Locale.ROOT),
                        data.toString(StandardCharsets.UTF_8));
    }

    private static String status(ScanEvent.Kind kind) {
        return switch (kind) {
            case RECEIVED, CHECK -> "processing";
            case COMPLETED -> "completed";
            case FAILED -> "failed";
        };
    }

    private static long lastSeen(Call call) {
        String id = call.header("Last-Event-ID").strip();
        if (!id.matches("[0-9]{0,18}")) {
            throw Problem.badRequest("The header field Last-Event-ID is none of this stream.")
                    .refused();
        }
        return id.isEmpty() ? 0 : Long.parseLong(id);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
