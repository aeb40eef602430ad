package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.SetupTokens;

class SetupTest {
    @Test
    void theHolderOfTheTokenMakesTheFirstOwnerOnce() {
        try (TestApi api = TestApi.start()) {
            assertThat(api.get("/", "").body()).contains("no owner yet");
            String token = token(api, Duration.ofHours(1));

            Reply form = api.get("/setup?token=" + token, "");
            assertThat(form.status()).isEqualTo(200);
            assertThat(form.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(form.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(form.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(form.header("Cache-Control")).isEqualTo("no-store");
            assertThat(form.body())
                    .contains("name=\"token\" value=\"" + token + "\"")
                    .doesNotContain("<script");

            Reply done = send(api, token, "me@example.com", "correct horse battery");
            assertThat(done.status()).isEqualTo(200);
            String key = found("ma_live_[0-9A-Za-z]{40}", done.body());
            String address = found("rua-[0-9a-z]{16}@mx\\.mailassay\\.example", done.body());
            Reply account = api.get("/api/dmarc/v1/account", key);
            assertThat(account.at("data.email")).isEqualTo("me@example.com");
            assertThat(account.at("data.reporting_address")).isEqualTo(address);

            assertThat(api.get("/setup?token=" + token, "").status()).isEqualTo(410);
            Reply again = send(api, token, "you@example.com", "correct horse battery");
            assertThat(again.status()).isEqualTo(410);
            assertThat(again.body()).contains("set up already");
            assertThat(api.get("/", "").body()).contains("/docs");
        }
    }

    @Test
    void aWrongTokenOpensNothing() {
        try (TestApi api = TestApi.start()) {
            assertThat(api.get("/setup", "").status()).isEqualTo(404);
            assertThat(api.get("/setup?token=guess", "").status()).isEqualTo(404);
            assertThat(send(api, "guess", "me@example.com", "correct horse battery")
                            .status())
                    .isEqualTo(404);
            String token = token(api, Duration.ofMinutes(5));
            api.clock().advance(Duration.ofMinutes(5));
            assertThat(api.get("/setup?token=" + token, "").status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsWrongWithTheFormIsSaidAndTheTokenStaysOpen() {
        try (TestApi api = TestApi.start()) {
            String token = token(api, Duration.ofHours(1));

            Reply noAddress = send(api, token, "<script>alert(1)</script>", "correct horse battery");
            assertThat(noAddress.status()).isEqualTo(422);
            assertThat(noAddress.body()).contains("&lt;script&gt;").doesNotContain("<script");
            assertThat(send(api, token, "me@example.com", "short").status()).isEqualTo(422);
            assertThat(send(api, token, "me@example.com", "x".repeat(201)).status())
                    .isEqualTo(422);
            assertThat(send(api, token, "me@example.com", "correct horse battery")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void formsCannotBeSentForEver() {
        try (TestApi api = TestApi.start()) {
            for (int i = 0; i < 10; i++) {
                assertThat(send(api, "guess", "me@example.com", "correct horse battery")
                                .status())
                        .isEqualTo(404);
            }
            assertThat(send(api, "guess", "me@example.com", "correct horse battery")
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void tokensCannotBeGuessedAtForEver() {
        try (TestApi api = TestApi.start()) {
            for (int i = 0; i < 10; i++) {
                assertThat(api.get("/setup?token=guess" + i, "").status()).isEqualTo(404);
            }
            Reply refused = api.get("/setup?token=guess", "");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("60");
        }
    }

    @Test
    void onlyTheFormItselfCanBeSent() {
        try (TestApi api = TestApi.start()) {
            String token = token(api, Duration.ofHours(1));

            for (String type : List.of("text/plain", "application/json", "multipart/form-data; boundary=x")) {
                assertThat(api.send(api.request("/setup", "")
                                        .header("Content-Type", type)
                                        .POST(BodyPublishers.ofString("token=" + token)))
                                .status())
                        .as(type)
                        .isEqualTo(415);
            }
            Reply foreignHost = api.get("/setup?token=" + token, "");
            assertThat(foreignHost.body()).contains("action=\"/setup\"").doesNotContain("127.0.0.1");
            assertThat(foreignHost.header("Content-Security-Policy")).contains("form-action 'self'", "base-uri 'none'");
            assertThat(foreignHost.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(foreignHost.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    private static String token(TestApi api, Duration validity) {
        return new SetupTokens(api.database(), new ApiKeyStore(api.database(), 5))
                .issue(api.clock().instant(), validity);
    }

    private static Reply send(TestApi api, String token, String email, String password) {
        String form = "token=" + encoded(token) + "&email=" + encoded(email) + "&password=" + encoded(password);
        return api.send(api.request("/setup", "")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }
}
