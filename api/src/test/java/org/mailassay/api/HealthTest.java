package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.health.DatabasePoolMeters;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;

class HealthTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    @Test
    void readinessFollowsTheChecksAndLifeDoesNot() {
        assertThat(API.get("/health/ready", "").status()).isEqualTo(200);
        assertThat(API.get("/health/ready", "").at("checks.database.status")).isEqualTo("up");
        API.fault(Optional.of("no connection"));
        Reply down = API.get("/health/ready", "");
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.at("status")).isEqualTo("down");
        assertThat(down.at("checks.database.reason")).isEqualTo("no connection");
        assertThat(API.get("/health/live", "").at("status")).isEqualTo("up");
        API.fault(Optional.empty());
    }

    @Test
    void metricsCountRequestsByRouteAndNotByPath() {
        String key = API.key(API.account("metrics@example.com"));
        API.get("/api/dmarc/v1/domains/ud_12345", key);
        API.get("/api/dmarc/v1/nowhere/at/all", key);

        Reply metrics = API.get("/metrics", "");
        assertThat(metrics.header("Content-Type")).startsWith("text/plain");
        assertThat(metrics.body())
                .contains(
                        "mailassay_http_requests_seconds_count{family=\"dmarc\",method=\"GET\",route=\"/domains/{id}\",status=\"404\"}")
                .contains("route=\"none\"")
                .doesNotContain("ud_12345", "nowhere");
    }

    @Test
    void thePoolIsMeasured() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new DatabasePoolMeters(API.database()).bindTo(registry);

        assertThat(registry.scrape())
                .contains("mailassay_database_connections_active 0.0", "mailassay_database_connections_waiting 0.0")
                .containsPattern("mailassay_database_connections_idle [1-9]");
    }

    @Test
    void aTakenPortIsSaidAtOnce() {
        assertThatThrownBy(() -> TestApi.start(settings -> ApiSettings.of("127.0.0.1", API.port(), "mx.example", "0")))
                .isInstanceOf(ServerNotStarted.class)
                .hasMessageContaining(Integer.toString(API.port()));
    }

    @Test
    void headIsGetWithoutABody() {
        var head = API.send(
                API.request("/health/live", "").method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length"))
                .isEqualTo(Integer.toString(API.get("/health/live", "").body().length()));
    }
}
