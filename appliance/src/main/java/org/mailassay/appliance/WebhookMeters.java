package org.mailassay.appliance;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.mailassay.appliance.metrics.Remembered;
import org.mailassay.appliance.webhook.WebhookRounds;
import org.mailassay.store.webhook.DeliveryOutcome;
import org.mailassay.store.webhook.WebhookStanding;
import org.mailassay.store.webhook.WebhookWork;

/// What can be measured of webhooks.
final class WebhookMeters {
    private final Remembered<WebhookStanding> standing;
    private final InstantSource clock;

    WebhookMeters(WebhookWork work, InstantSource clock) {
        this.standing = new Remembered<>(() -> List.of(work.standing()), clock);
        this.clock = clock;
    }

    void register(WebhookRounds rounds, MeterRegistry registry) {
        for (DeliveryOutcome outcome : DeliveryOutcome.values()) {
            FunctionCounter.builder("mailassay.webhook.attempts", rounds, each -> each.attempts(outcome))
                    .description("Attempts of this node to deliver to a webhook, by what became of them")
                    .tag("outcome", outcome.code())
                    .register(registry);
        }
        Gauge.builder("mailassay.webhook.deliveries", () -> standing(WebhookStanding::waiting))
                .description("Deliveries that wait for a webhook that is called, on all nodes")
                .register(registry);
        Gauge.builder("mailassay.webhook.paused", () -> standing(WebhookStanding::paused))
                .description("Webhooks that are not called any more because they failed for so long")
                .register(registry);
        Gauge.builder("mailassay.webhook.oldest", () -> standing(this::seconds))
                .baseUnit("seconds")
                .description("For how long the oldest of these deliveries has waited; 0 when there is none")
                .register(registry);
    }

    private double seconds(WebhookStanding standing) {
        return standing.oldest()
                .map(oldest ->
                        Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1_000.0))
                .orElse(0.0);
    }

    /// Not a number while the database is away.
    private double standing(ToDoubleFunction<WebhookStanding> part) {
        return standing.get().stream().mapToDouble(part).findFirst().orElse(Double.NaN);
    }
}
