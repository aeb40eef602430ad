package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailassay.api.testing.Eventually;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.ApiKeyStore;

class AvailabilityTest {
    private static final String DOMAINS = "/api/dmarc/v1/domains";

    @Test
    void withoutItsDatabaseTheServerSaysSoAndComesBack() {
        try (TestApi api = TestApi.start()) {
            String key = api.key(api.account("outage@example.com"));
            assertThat(api.get(DOMAINS, key).status()).isEqualTo(200);

            api.testDatabase().refuseConnections(true);
            Reply away = api.get(DOMAINS, key);
            ErrorsTest.assertProblem(away, 503, "service_unavailable");
            assertThat(away.header("Retry-After")).isNotEmpty();
            assertThat(api.get("/setup?token=x", "").status()).isEqualTo(503);
            assertThat(api.get("/health/live", "").status()).isEqualTo(200);

            api.testDatabase().refuseConnections(false);
            Eventually.holds(() -> assertThat(api.get(DOMAINS, key).status()).isEqualTo(200));
        }
    }

    @Test
    void whenAKeyWasUsedIsWrittenDownSoon() {
        try (TestApi api = TestApi.start()) {
            Account account = api.account("usage@example.com");
            String key = api.key(account);
            IntStream.range(0, 20).forEach(_ -> api.get(DOMAINS, key));

            ApiKeyStore keys = new ApiKeyStore(api.database(), 5);
            Eventually.holds(() -> assertThat(
                            keys.list(account.id(), TestApi.START).getFirst().lastUsedAt())
                    .contains(Instant.parse("2026-04-30T12:00:00Z")));
        }
    }

    @Test
    void aListThatOutgrowsMemoryIsStreamed() {
        try (TestApi api = TestApi.start()) {
            Account account = api.account("long-list@example.com");
            String key = api.key(account);
            api.testDatabase()
                    .execute("insert into domains (account_id, name) select " + account.id()
                            + ", 'd' || n || '.example' from generate_series(1, 5000) n");

            Reply reply = api.get(DOMAINS, key);
            assertThat(reply.size("data")).isEqualTo(5000);
            assertThat(reply.header("Transfer-Encoding")).isEqualTo("chunked");
            Reply head = api.send(api.request(DOMAINS, key).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(api.get(DOMAINS + "?limit=1", key).size("data")).isEqualTo(1);
        }
    }

    @Test
    void manyAtOnceGetTheirOwnAnswers() throws Exception {
        try (TestApi api = TestApi.start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> keys = IntStream.range(0, 4)
                    .mapToObj(i -> {
                        Account account = api.account("many-" + i + "@example.com");
                        api.addActiveDomain(account, "many-" + i + ".example");
                        return api.key(account);
                    })
                    .toList();
            List<Callable<String>> requests = IntStream.range(0, 200)
                    .<Callable<String>>mapToObj(
                            i -> () -> api.get(DOMAINS, keys.get(i % 4)).at("data.0.domain"))
                    .toList();

            List<String> names =
                    threads.invokeAll(requests).stream().map(Future::resultNow).toList();

            IntStream.range(0, 200).forEach(i -> assertThat(names.get(i)).isEqualTo("many-" + i % 4 + ".example"));
        }
    }
}
