package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyCreation;
import org.mailassay.store.account.Scope;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventExpiry;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;

/// The event log and webhooks over HTTP.
class EventsTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String EVENTS = "/api/dmarc/v1/events";
    private static final String WEBHOOKS = "/api/dmarc/v1/webhooks";
    private static final Instant NOW = TestApi.START;

    @Test
    void pagesFollowEachOtherExactly() {
        Account account = API.account("pages@events.example");
        String key = API.key(account);
        IntStream.range(0, 7).forEach(i -> tell(account, "s" + i, NOW));

        Reply first = API.get(EVENTS + "?limit=4", key);
        assertThat(first.header("Content-Type")).isEqualTo("application/x-ndjson; charset=utf-8");
        Reply second = API.get(EVENTS + "?limit=4&after=" + first.header("X-Event-Cursor"), key);
        assertThat(subjects(first)).containsExactly("s0", "s1", "s2", "s3");
        assertThat(subjects(second)).containsExactly("s4", "s5", "s6");
        String third = cursors(second).getFirst();
        assertThat(subjects(API.get(EVENTS + "?after=" + third, key))).containsExactly("s5", "s6");
        Reply last = API.get(EVENTS + "?after=" + second.header("X-Event-Cursor"), key);
        assertThat(last.status()).isEqualTo(200);
        assertThat(last.body()).isEmpty();
        assertThat(last.header("X-Event-Cursor")).isEqualTo(second.header("X-Event-Cursor"));
    }

    @Test
    void whoeverWaitsIsAnsweredWhenSomethingHappens() {
        Account account = API.account("waits@events.example");
        String key = API.key(account);
        String cursor = API.get(EVENTS, key).header("X-Event-Cursor");
        try (HttpClient client = HttpClient.newHttpClient()) {
            long began = System.nanoTime();
            CompletableFuture<HttpResponse<String>> waiting = client.sendAsync(
                    API.request(EVENTS + "?wait=30&after=" + cursor, key).GET().build(),
                    HttpResponse.BodyHandlers.ofString());
            tell(account, "at last", NOW);
            assertThat(waiting.join().body()).contains("\"subject\":\"at last\"");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        }
        String end = API.get(EVENTS, key).header("X-Event-Cursor");
        assertThat(API.get(EVENTS + "?wait=1&after=" + end, key).body()).isEmpty();
    }

    @Test
    void aCursorThatIsTooOldOrNoneIsToldApart() {
        Account account = API.account("old@events.example");
        String key = API.key(account);
        String cursor = API.get(EVENTS, key).header("X-Event-Cursor");
        tell(account, "old", NOW.minus(Duration.ofDays(100)));
        tell(account, "new", NOW);
        new EventExpiry(API.database()).run(NOW.minus(Duration.ofDays(90)));

        Reply gone = API.get(EVENTS + "?after=" + cursor, key);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.at("error.code")).isEqualTo("cursor_expired");
        assertThat(subjects(API.get(EVENTS, key))).containsExactly("new");
        assertThat(API.get(EVENTS + "?after=nonsense", key).status()).isEqualTo(400);
    }

    @Test
    void aWebhooksSecretIsShownWhenItIsMadeAndNeverAgain() {
        String key = API.key(API.account("secret@events.example"));
        Reply made = API.post(WEBHOOKS, key, "{\"url\": \"https://hooks.example/in\", \"format\": \"slack\"}");
        String secret = made.at("data.secret");
        String path = WEBHOOKS + "/" + made.at("data.id");

        assertThat(secret).matches("whsec_[0-9A-Za-z]{43}");
        assertThat(made.at("data.event_types")).isEqualTo("[alert.fired, alert.recovered]");
        assertThat(API.get(path, key).body()).doesNotContain(secret);
        assertThat(API.post(path + "/rotate", key).at("data.secret")).isNotEqualTo(secret);
        assertThat(API.post(path + "/test", key).status()).isEqualTo(202);
        assertThat(API.get(path + "/deliveries", key).at("data.0.event_type")).isEqualTo("webhook.test");
        assertThat(API.patch(path, key, "{\"active\": false}").at("data.state")).isEqualTo("inactive");
        assertThat(API.delete(path, key).status()).isEqualTo(204);
        assertThat(API.get(path, key).status()).isEqualTo(404);
    }

    /// At Slack and Teams the URL is all that is needed to write there.
    @Test
    void whoMayOnlyReadSeesTheHostAlone() {
        Account account = API.account("masked@events.example");
        String key = API.key(account);
        String reader = new ApiKeyStore(API.database(), 10)
                                .create(account.id(), "reads", Set.of(Scope.READ), Optional.empty(), NOW)
                        instanceof KeyCreation.Created created
                ? created.key().text()
                : "";
        String url = "https://hooks.example:8443/services/T0/B0/token?x=1";
        String path = WEBHOOKS + "/"
                + API.post(WEBHOOKS, key, "{\"url\": \"" + url + "\"}").at("data.id");
        assertThat(API.get(path, key).at("data.url")).isEqualTo(url);
        assertThat(API.get(WEBHOOKS, key).at("data.0.url")).isEqualTo(url);
        assertThat(API.get(path, reader).at("data.url")).isEqualTo("https://hooks.example:8443/***");
        assertThat(API.get(WEBHOOKS, reader).at("data.0.url")).isEqualTo("https://hooks.example:8443/***");
    }

    @Test
    void whatCannotBeAWebhookIsRefused() {
        String key = API.key(API.account("bad@events.example"));
        for (String url : List.of(
                "http://hooks.example/",
                "ftp://hooks.example/",
                "https://user:secret@hooks.example/",
                "https:///nowhere",
                "hooks.example",
                "https://hooks.example/#here",
                "https://hooks.example\\\\@other.example/")) {
            assertThat(API.post(WEBHOOKS, key, "{\"url\": \"" + url + "\"}").status())
                    .as(url)
                    .isEqualTo(422);
        }
        assertThat(API.post(WEBHOOKS, key, "{\"url\": \"https://a.example/\", \"event_types\": [\"no.such\"]}")
                        .status())
                .isEqualTo(422);
        for (int i = 0; i < 20; i++) {
            assertThat(API.post(WEBHOOKS, key, "{\"url\": \"https://a.example/" + i + "\"}")
                            .status())
                    .isEqualTo(201);
        }
        assertThat(API.post(WEBHOOKS, key, "{\"url\": \"https://a.example/\"}").status())
                .isEqualTo(422);
    }

    @Test
    void alertsAreMailedToTheAccountsOwnAddressesOnly() {
        String key = API.key(API.account("owner@events.example"));
        String mails = "/api/dmarc/v1/alerts/mails";
        assertThat(API.get(mails, key).at("data.addresses")).isEqualTo("[owner@events.example]");
        assertThat(API.patch(mails, key, "{\"addresses\": [\"stranger@elsewhere.example\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(API.patch(mails, key, "{\"addresses\": []}").at("data.addresses"))
                .isEqualTo("[]");
    }

    private static List<String> subjects(Reply reply) {
        return found(reply, "\"subject\":\"([^\"]*)\"");
    }

    private static List<String> cursors(Reply reply) {
        return found(reply, "\"cursor\":\"([^\"]*)\"");
    }

    private static List<String> found(Reply reply, String pattern) {
        return Pattern.compile(pattern)
                .matcher(reply.body())
                .results()
                .map(MatchResult::group)
                .map(each -> each.replaceAll("^.*:\"|\"$", ""))
                .toList();
    }

    private static void tell(Account account, String subject, Instant at) {
        API.database().inTransaction(transaction -> {
            EventLog.append(
                    transaction,
                    List.of(new NewEvent(
                            account.id(),
                            at,
                            EventType.SCAN_COMPLETED,
                            subject,
                            "",
                            EventData.of().number("score", 9))));
            return true;
        });
    }
}
