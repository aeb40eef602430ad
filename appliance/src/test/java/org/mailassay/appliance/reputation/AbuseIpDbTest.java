package org.mailassay.appliance.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.reputation.ReputationAnswer.Reported;
import org.mailassay.analysis.reputation.ReputationAnswer.Unavailable;

class AbuseIpDbTest {
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.1");
    private static final String REPLY = """
            {"data": {"ipAddress": "192.0.2.1", "isPublic": true, "isWhitelisted": null, "hostnames": ["a", {"b": 1}],
             "abuseConfidenceScore": 42, "totalReports": 7, "lastReportedAt": "2026-11-01T20:55:14+00:00"}}""";

    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server = server();
    private volatile int status = 200;
    private volatile String body = REPLY;

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void theKeyStandsInAHeaderAndTheAddressInTheQuestion() {
        try (AbuseIpDb source = source(Duration.ofSeconds(5))) {
            assertThat(source.about(ADDRESS)).isEqualTo(new Reported(42, 7, "2026-11-01T20:55:14+00:00"));
            assertThat(questions)
                    .containsExactly("/api/v2/check?ipAddress=192.0.2.1&maxAgeInDays=90 secret application/json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"data\": {}}                               | its answer cannot be read",
                "200 | {\"data\": {\"abuseConfidenceScore\": 101}}  | its answer cannot be read",
                "200 | []                                           | its answer cannot be read",
                "200 | {\"data\":                                   | its answer cannot be read",
                "401 | {\"errors\": []}                             | it does not take the key of this appliance",
                "302 | {}                                           | it answered with status 302",
                "500 | {}                                           | it answered with status 500",
            })
    void whatIsNoAnswerSaysNothing(int code, String text, String reason) {
        status = code;
        body = text;
        try (AbuseIpDb source = source(Duration.ofSeconds(5))) {
            assertThat(source.about(ADDRESS)).isEqualTo(new Unavailable(reason));
        }
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        body = REPLY + " ".repeat(300_000);
        try (AbuseIpDb source = source(Duration.ofSeconds(5))) {
            assertThat(source.about(ADDRESS)).isEqualTo(new Unavailable("its answer is too large"));
        }
    }

    @Test
    void silenceEndsInTime() {
        status = 0;
        try (AbuseIpDb source = source(Duration.ofMillis(300))) {
            assertThat(source.about(ADDRESS)).isEqualTo(new Unavailable("no answer in time"));
        }
    }

    /// The server says that it is to be left alone for ten minutes.
    @Test
    void onceTheDaysQuestionsAreUsedUpNobodyIsAskedUntilItIsTime() {
        status = 429;
        try (AbuseIpDb source = source(Duration.ofSeconds(5))) {
            Unavailable usedUp = new Unavailable("the questions of the day are used up");
            assertThat(source.about(ADDRESS)).isEqualTo(usedUp);
            status = 200;
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(9)));
            assertThat(source.about(ADDRESS)).isEqualTo(usedUp);
            assertThat(questions).hasSize(1);
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(2)));
            assertThat(source.about(ADDRESS)).isInstanceOf(Reported.class);
        }
    }

    private AbuseIpDb source(Duration patience) {
        HttpUrl url = HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v2/check");
        return new AbuseIpDb(url, "secret", "Mailassay/test", now::get, patience);
    }

    private HttpServer server() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", exchange -> {
                questions.add(exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Key") + " "
                        + exchange.getRequestHeaders().getFirst("Accept"));
                if (status == 0) {
                    await();
                }
                byte[] octets = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Retry-After", "600");
                exchange.sendResponseHeaders(Math.max(status, 200), octets.length);
                exchange.getResponseBody().write(octets);
                exchange.close();
            });
            http.setExecutor(task -> Thread.ofVirtual().start(task));
            http.start();
            return http;
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
