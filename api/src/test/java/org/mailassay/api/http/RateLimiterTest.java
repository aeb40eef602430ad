package org.mailassay.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestClock;

class RateLimiterTest {
    private final TestClock clock = new TestClock(TestApi.START);

    @Test
    void aFloodOfClientsSharesOneBucketAndThoseWhoWereThereKeepTheirs() {
        RateLimiter limiter = new RateLimiter(clock, 10);
        for (int client = 0; client < 10; client++) {
            assertThat(limiter.take(client, 2).remaining()).isEqualTo(1);
        }

        int allowed = 0;
        for (int client = 10; client < 1_000; client++) {
            allowed += limiter.take(client, 2).allowed() ? 1 : 0;
        }

        assertThat(allowed).isEqualTo(100);
        assertThat(limiter.take(3, 2))
                .extracting(RateLimit::allowed, RateLimit::remaining)
                .containsExactly(true, 0L);
        clock.advance(Duration.ofMinutes(1));
        assertThat(limiter.take(999, 2).remaining()).isEqualTo(1);
    }

    @Test
    void aMinuteBeginsWithTheFirstRequest() {
        RateLimiter limiter = new RateLimiter(clock, 10);
        clock.advance(Duration.ofSeconds(90));
        RateLimit first = limiter.take("client", 1);
        clock.advance(Duration.ofMillis(59_001));
        RateLimit second = limiter.take("client", 1);

        assertThat(first.reset()).isEqualTo(TestApi.START.plusSeconds(150));
        assertThat(second.allowed()).isFalse();
        assertThat(second.retryAfterSeconds()).isEqualTo(1);
        clock.advance(Duration.ofMillis(999));
        assertThat(limiter.take("client", 1).allowed()).isTrue();
    }

    @Test
    void aNegativeLimitIsNone() {
        RateLimiter limiter = new RateLimiter(clock, 10);
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.take("client", -1).allowed()).isTrue();
        }
    }

    @Test
    void aChangedPlanHoldsAtOnce() {
        RateLimiter limiter = new RateLimiter(clock, 10);
        limiter.take("client", 1);
        assertThat(limiter.take("client", 1).allowed()).isFalse();
        assertThat(limiter.take("client", 5).remaining()).isEqualTo(4);
    }
}
