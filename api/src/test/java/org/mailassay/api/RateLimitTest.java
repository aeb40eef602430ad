package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.Network;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;

class RateLimitTest {
    private static final String DOMAINS = "/api/dmarc/v1/domains";

    @Test
    void aKeyHasThirtyRequestsAMinute() {
        try (TestApi api = TestApi.start()) {
            Account account = TestAccounts.create(api.database(), "limits@example.com");
            String key = api.key(account);
            long reset = TestApi.START.getEpochSecond() + 60;

            for (int left = 29; left >= 0; left--) {
                Reply reply = api.get(DOMAINS, key);
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.header("X-RateLimit-Limit")).isEqualTo("30");
                assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo(Integer.toString(left));
                assertThat(reply.header("X-RateLimit-Reset")).isEqualTo(Long.toString(reset));
            }
            api.clock().advance(Duration.ofSeconds(20));
            Reply refused = api.get(DOMAINS, key);
            ErrorsTest.assertProblem(refused, 429, "rate_limit_exceeded");
            assertThat(refused.at("error.retry_after")).isEqualTo("40");
            assertThat(refused.header("Retry-After")).isEqualTo("40");
            assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");

            assertThat(api.get(DOMAINS, api.key(account)).status())
                    .as("another key has its own limit")
                    .isEqualTo(200);
            api.clock().advance(Duration.ofSeconds(40));
            assertThat(api.get(DOMAINS, key).header("X-RateLimit-Remaining")).isEqualTo("29");
        }
    }

    @Test
    void anAddressWithoutAKeyHasTwo() {
        try (TestApi api = TestApi.start()) {
            String key = api.key(api.account("keyed@example.com"));

            assertThat(api.get(DOMAINS, "").status()).isEqualTo(401);
            Reply second = api.get(DOMAINS, "ma_live_0000000000000000000000000000000000000000");
            assertThat(second.status()).isEqualTo(401);
            assertThat(second.header("X-RateLimit-Limit")).isEqualTo("2");
            assertThat(second.header("X-RateLimit-Remaining")).isEqualTo("0");
            ErrorsTest.assertProblem(api.get(DOMAINS, ""), 429, "rate_limit_exceeded");
            Reply audit = api.get("/api/audit/v1/scans", "");
            assertThat(audit.status()).as("both families count together").isEqualTo(429);
            assertThat(audit.at("detail")).contains("2 a minute");

            assertThat(api.get(DOMAINS, key).status())
                    .as("a key is not touched by what its address did without one")
                    .isEqualTo(200);
            assertThat(api.get("/health/live", "").status()).isEqualTo(200);
            api.clock().advance(Duration.ofMinutes(1));
            assertThat(api.get(DOMAINS, "").status()).isEqualTo(401);
        }
    }

    @Test
    void theAddressBehindATrustedProxyIsTheOneThatCounts() {
        try (TestApi api = TestApi.start(settings ->
                settings.withTrustedProxies(List.of(Network.parse("127.0.0.0/8"), Network.parse("10.0.0.0/8"))))) {
            for (String client : List.of("198.51.100.1", "198.51.100.2", "2001:db8:1:1::1", "2001:db8:1:2::1")) {
                assertThat(forwarded(api, client)).isEqualTo(401);
                assertThat(forwarded(api, "203.0.113.99, " + client + ", 10.0.0.1"))
                        .isEqualTo(401);
                assertThat(forwarded(api, client)).as(client).isEqualTo(429);
            }
            assertThat(forwarded(api, "2001:db8:1:2:ffff::1"))
                    .as("the rest of the same /64")
                    .isEqualTo(429);
        }
    }

    @Test
    void whatAStrangerForwardsIsNotBelieved() {
        try (TestApi api = TestApi.start()) {
            assertThat(forwarded(api, "198.51.100.1")).isEqualTo(401);
            assertThat(forwarded(api, "198.51.100.2")).isEqualTo(401);
            assertThat(forwarded(api, "198.51.100.3")).isEqualTo(429);
        }
    }

    @Test
    void ofManyAtOnceAsManyPassAsMay() throws Exception {
        try (TestApi api = TestApi.start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String key = api.key(TestAccounts.create(api.database(), "at-once@example.com"));
            List<Callable<Integer>> requests = IntStream.range(0, 60)
                    .<Callable<Integer>>mapToObj(
                            _ -> () -> api.get(DOMAINS, key).status())
                    .toList();

            List<Integer> statuses =
                    threads.invokeAll(requests).stream().map(Future::resultNow).toList();

            assertThat(statuses).filteredOn(status -> status == 200).hasSize(30);
            assertThat(statuses).filteredOn(status -> status == 429).hasSize(30);
        }
    }

    private static int forwarded(TestApi api, String forwardedFor) {
        HttpRequest.Builder request = api.request(DOMAINS, "").header("X-Forwarded-For", forwardedFor);
        return api.send(request.GET()).status();
    }
}
