package org.mailassay.appliance.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.mailassay.appliance.fetch.GuardedClient;
import org.mailassay.appliance.fetch.HostRefusedException;
import org.mailassay.store.webhook.DeliveryAttempt;
import org.mailassay.store.webhook.DeliveryJob;
import org.mailassay.store.webhook.DeliveryOutcome;

/// Makes one attempt to deliver an event. Hosts must have public addresses, unless the operator names them; no redirect
/// is followed; certificates are judged by what the system trusts; of the answer only the beginning is read.
public final class WebhookClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int RESPONSE = 1_000;
    private static final int DETAIL = 300;

    private final GuardedClient publicHosts;
    private final GuardedClient anyHost;
    private final Set<String> namedHosts;
    private final Duration patience;
    private final InstantSource clock;

    /// @param publicHosts the client for strangers' hosts, closed with this
    /// @param anyHost the one for hosts that the operator names, closed with this
    public WebhookClient(
            GuardedClient publicHosts, GuardedClient anyHost, Set<String> namedHosts, InstantSource clock) {
        this(publicHosts, anyHost, namedHosts, PATIENCE, clock);
    }

    /// For tests, which do not wait for so long.
    WebhookClient(
            GuardedClient publicHosts,
            GuardedClient anyHost,
            Set<String> namedHosts,
            Duration patience,
            InstantSource clock) {
        this.publicHosts = publicHosts;
        this.anyHost = anyHost;
        this.namedHosts = Set.copyOf(namedHosts);
        this.patience = patience;
        this.clock = clock;
    }

    DeliveryAttempt attempt(DeliveryJob job) {
        Instant began = clock.instant();
        long beganNanos = System.nanoTime();
        Result result = result(job, began);
        long milliseconds = Duration.ofNanos(System.nanoTime() - beganNanos).toMillis();
        return new DeliveryAttempt(
                job.attempt(),
                began,
                milliseconds,
                result.outcome(),
                result.status(),
                cut(result.detail(), DETAIL),
                cut(result.response(), RESPONSE));
    }

    @Override
    public void close() {
        publicHosts.close();
        anyHost.close();
    }

    private Result result(DeliveryJob job, Instant now) {
        if (job.secret().isEmpty()) {
            return failed(
                    DeliveryOutcome.NO_SECRET,
                    "the secret is sealed with another key than this installation has: rotate it");
        }
        HttpUrl url = HttpUrl.parse(job.url());
        if (url == null) {
            return failed(DeliveryOutcome.UNREACHABLE, "the URL is not usable");
        }
        boolean named = namedHosts.contains(url.host().toLowerCase(Locale.ROOT));
        if (!url.isHttps() && !named) {
            return failed(DeliveryOutcome.NOT_PUBLIC, "without TLS only hosts are called that the operator names");
        }
        byte[] body = DeliveryBody.of(job);
        Call call = (named ? anyHost : publicHosts).post(url, headers(job, now, body), body, patience);
        try (Response response = call.execute()) {
            return result(response);
        } catch (IOException failure) {
            return failed(failure);
        } catch (RuntimeException unreadable) {
            // OkHttp's, of a Content-Length below 0 for instance.
            return failed(DeliveryOutcome.UNREACHABLE, "the answer cannot be read");
        } finally {
            // Nothing of a body that was not read is waited for.
            call.cancel();
        }
    }

    private static Map<String, String> headers(DeliveryJob job, Instant now, byte[] body) {
        long timestamp = now.getEpochSecond();
        return Map.of(
                "Content-Type", "application/json; charset=utf-8",
                "X-Mailassay-Delivery", "whd_" + job.id(),
                "X-Mailassay-Event", job.eventType(),
                "X-Mailassay-Attempt", Integer.toString(job.attempt()),
                "X-Mailassay-Timestamp", Long.toString(timestamp),
                "X-Mailassay-Signature", Signature.of(job.secret(), job.earlierSecret(), timestamp, body));
    }

    private static Result result(Response response) throws IOException {
        String start;
        try (InputStream body = response.body().byteStream()) {
            start = new String(body.readNBytes(RESPONSE), StandardCharsets.UTF_8);
        }
        int status = response.code();
        if (status >= 200 && status < 300) {
            return new Result(DeliveryOutcome.DELIVERED, status, "", start);
        }
        String location = response.header("Location");
        return status >= 300 && status < 400 && location != null
                ? new Result(DeliveryOutcome.REDIRECT, status, "redirects are not followed: " + location, start)
                : new Result(DeliveryOutcome.STATUS, status, "status " + status, start);
    }

    private static Result failed(IOException failure) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure) {
            case HostRefusedException host ->
                switch (host.reason()) {
                    case NOT_PUBLIC -> failed(DeliveryOutcome.NOT_PUBLIC, detail);
                    case NO_ADDRESS -> failed(DeliveryOutcome.NO_ADDRESS, detail);
                    case DNS -> failed(DeliveryOutcome.UNREACHABLE, detail);
                };
            case InterruptedIOException _ -> failed(DeliveryOutcome.TIMEOUT, "there was no whole answer in time");
            case SSLException untrusted
            when isOfCertificate(untrusted) -> failed(DeliveryOutcome.BAD_CERTIFICATE, detail);
            case IOException _ -> failed(DeliveryOutcome.UNREACHABLE, detail);
        };
    }

    private static boolean isOfCertificate(SSLException failure) {
        if (failure instanceof SSLPeerUnverifiedException) {
            return true;
        }
        @Nullable Throwable cause = failure;
        for (int i = 0; i < 10 && cause != null; i++) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static Result failed(DeliveryOutcome outcome, String detail) {
        return new Result(outcome, 0, detail, "");
    }

    /// What a stranger wrote, on one line.
    private static String cut(String text, int longest) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.substring(0, Math.min(line.length(), longest));
    }

    private record Result(DeliveryOutcome outcome, int status, String detail, String response) {}
}
