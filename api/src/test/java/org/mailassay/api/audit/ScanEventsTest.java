package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.ServerLimits;
import org.mailassay.api.testing.Eventually;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestScans;
import org.mailassay.store.scan.ScanRunKey;

class ScanEventsTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String BASE = "/api/audit/v1";

    private final TestScans scans = new TestScans(API);

    @Test
    void eachStepIsToldWhenItHappens() throws Exception {
        String key = API.key(API.account("events@example.com"));
        String local = API.post(BASE + "/scans", key, "{}").at("local_part");
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream body = watch(client, local, key, "").body()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            assertThat(lines.readLine()).isEqualTo("retry: 1000");
            ScanRunKey run = scans.receive(local);
            assertThat(next(lines).getFirst()).isEqualTo("event: received");
            scans.finish(run, "spf", 1, 2);
            List<String> spf = next(lines);
            assertThat(spf.getFirst()).isEqualTo("event: check");
            assertThat(spf.get(1)).startsWith("data: {\"check\":\"spf\",\"finished\":1,\"total\":2,\"at\":\"");
            scans.finish(run, "dkim", 2, 2);
            assertThat(next(lines).get(1)).contains("\"dkim\"");
            scans.complete(run, "{}");
            List<String> last = next(lines);
            assertThat(last.getFirst()).isEqualTo("event: completed");
            assertThat(last.get(1)).contains("\"status\":\"completed\"");
            assertThat(lines.lines().filter(line -> !line.isEmpty()))
                    .as("the stream ends")
                    .isEmpty();
        }
    }

    @Test
    void whoeverComesAgainHearsTheRest() {
        String key = API.key(API.account("again@example.com"));
        String local = API.post(BASE + "/scans", key, "{}").at("local_part");
        ScanRunKey run = scans.receive(local);
        scans.finish(run, "spf", 1, 1);
        scans.fail(run);
        String path = BASE + "/scans/" + local + "/events";

        Reply whole = API.get(path, key);
        assertThat(whole.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(whole.header("X-Request-Id")).isNotEmpty();
        List<String> ids = whole.body()
                .lines()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .toList();
        assertThat(ids).hasSize(3);
        Reply rest = API.send(
                API.request(path, key).header("Last-Event-ID", ids.get(1)).GET());
        assertThat(rest.body()).contains("event: failed").doesNotContain("event: check");
        Reply nothing = API.send(
                API.request(path, key).header("Last-Event-ID", ids.get(2)).GET());
        assertThat(nothing.status()).isEqualTo(204);
        assertThat(nothing.body()).isEmpty();
        assertThat(API.send(API.request(path, key).header("Last-Event-ID", "x").GET())
                        .status())
                .isEqualTo(400);
        Reply head = API.send(API.request(path, key).method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void aStreamEndsInTimeAndWhenItsScanIsDeleted() throws Exception {
        ServerLimits usual = ServerLimits.DEFAULT;
        ServerLimits brief = new ServerLimits(
                usual.connections(),
                usual.requestsAtOnce(),
                usual.bodyBytes(),
                usual.headTime(),
                Duration.ofSeconds(5),
                usual.idleTime(),
                usual.keylessPerMinute());
        try (TestApi api = TestApi.start(settings -> settings.withLimits(brief))) {
            String key = api.key(api.account("brief@example.com"));
            String local = api.post(BASE + "/scans", key, "{}").at("local_part");
            assertThat(api.get(BASE + "/scans/" + local + "/events", key).body())
                    .startsWith("retry: 1000");
            assertThat(api.delete(BASE + "/scans/" + local, key).status()).isEqualTo(200);
            Eventually.holds(() -> assertThat(
                            api.get(BASE + "/scans/" + local + "/events", key).status())
                    .isEqualTo(404));
        }
    }

    private static HttpResponse<InputStream> watch(HttpClient client, String local, String key, String after)
            throws IOException, InterruptedException {
        var request = API.request(BASE + "/scans/" + local + "/events", key);
        return client.send(
                (after.isEmpty() ? request : request.header("Last-Event-ID", after)).build(),
                BodyHandlers.ofInputStream());
    }

    /// The next event, without its id: its kind and its data.
    private static List<String> next(BufferedReader lines) throws IOException {
        List<String> event = new ArrayList<>();
        while (event.size() < 2) {
            String line = lines.readLine();
            if (line == null) {
                throw new AssertionError("the stream has ended after " + event);
            }
            if (line.startsWith("event: ") || line.startsWith("data: ")) {
                event.add(line);
            }
        }
        return event;
    }
}
