package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.health.StatusPart;
import org.mailassay.api.health.StatusPart.Standing;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;

class StatusTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    @Test
    void whoIsOnTheMachineSeesEveryPart() {
        API.status(List.of(
                StatusPart.of("database", Standing.OK, "It answers."),
                StatusPart.of("dns", Standing.ATTENTION, "Nobody <validates>.").with("resolver", "192.0.2.53")));
        Reply json = API.get("/status.json", "");
        assertThat(json.status()).isEqualTo(200);
        assertThat(json.at("status")).isEqualTo("attention");
        assertThat(json.body()).contains("\"name\":\"dns\"", "\"facts\":{\"resolver\":\"192.0.2.53\"}");
        assertThat(API.get("/status", "").body())
                .contains("<h2>database <span class=\"status\">ok</span></h2>", "Nobody &lt;validates&gt;.")
                .doesNotContain("<validates>");
        API.status(List.of(StatusPart.of("database", Standing.DOWN, "It does not answer.")));
        assertThat(API.get("/status.json", "").at("status")).isEqualTo("down");
    }

    @Test
    void otherwiseAKeyOfAnOperatorIsAskedFor() {
        API.status(List.of(StatusPart.of("database", Standing.OK, "It answers.")));
        String key = API.key(API.account("tenant@example.com"));
        for (String path : List.of("/status", "/status.json")) {
            assertThat(forwarded(path, "").status()).isEqualTo(401);
            assertThat(forwarded(path, key).status()).isEqualTo(403);
        }
        API.testDatabase().execute("update api_keys set scopes = '{read,admin}'");
        assertThat(forwarded("/status.json", key).status()).isEqualTo(200);
    }

    private static Reply forwarded(String path, String key) {
        return API.send(API.request(path, key).header("X-Forwarded-For", "198.51.100.7"));
    }
}
