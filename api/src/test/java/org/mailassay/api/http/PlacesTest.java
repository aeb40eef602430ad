package org.mailassay.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void noAccountTakesThemAll() {
        Places places = new Places(3, 2);
        Places.Place first = places.take(1, Duration.ZERO).orElseThrow();
        assertThat(places.take(1, Duration.ZERO)).isPresent();
        assertThat(places.take(1, Duration.ZERO)).as("has its share").isEmpty();
        assertThat(places.take(2, Duration.ZERO)).isPresent();
        assertThat(places.take(3, Duration.ZERO)).as("none is left").isEmpty();
        first.close();
        assertThat(places.take(3, Duration.ZERO)).isPresent();
        assertThat(places.take(1, Duration.ZERO)).isEmpty();
    }

    @Test
    void whoWaitsHasThePlaceThatIsGivenBack() throws Exception {
        Places places = new Places(1, 1);
        Places.Place first = places.take(1, Duration.ZERO).orElseThrow();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(
                () -> places.take(2, Duration.ofMinutes(1)).isPresent(), Thread::startVirtualThread);
        first.close();
        assertThat(second.get(1, TimeUnit.MINUTES)).isTrue();
        assertThat(places.take(1, Duration.ofMillis(1))).isEmpty();
    }
}
