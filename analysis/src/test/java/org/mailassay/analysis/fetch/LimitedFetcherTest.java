package org.mailassay.analysis.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.message.Octets;

class LimitedFetcherTest {
    @Test
    void afterSoManyFetchesNothingMoreIsFetched() {
        Fetcher fetcher = new LimitedFetcher(LimitedFetcherTest::full, limits(2, 1_000, 4, 4));

        assertThat(fetched(fetcher, 10)).isEqualTo(10);
        assertThat(fetched(fetcher, 10)).isEqualTo(10);
        assertThat(fetcher.fetch(FetchRequest.get("https://example.com/", 10)))
                .isEqualTo(new FetchAnswer.Failed(
                        FetchAnswer.Cause.SWITCHED_OFF,
                        "2 fetches were made and no more is fetched for this message",
                        List.of()));
    }

    @Test
    void allBodiesTogetherAreNoLongerThanTheLimit() {
        Fetcher fetcher = new LimitedFetcher(LimitedFetcherTest::full, limits(100, 1_000, 16, 16));

        List<Integer> lengths = SideBySide.map(IntStream.range(0, 20).boxed().toList(), _ -> fetched(fetcher, 300));

        assertThat(lengths.stream()
                        .mapToInt(Math::abs)
                        .filter(length -> length > 1)
                        .sum())
                .isEqualTo(1_000);
        assertThat(lengths).contains(-1);
    }

    @Test
    void soManyAtOnceAndSoManyOfOneHost() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch four = new CountDownLatch(4);
        Fetcher slow = request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            four.countDown();
            try {
                assertThat(four.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            return full(request);
        };
        Fetcher fetcher = new LimitedFetcher(slow, limits(100, 1_000, 4, 2));
        List<String> urls = IntStream.range(0, 30)
                .mapToObj(i -> "https://" + (i < 20 ? "one" : "two") + ".example/" + i)
                .toList();

        SideBySide.map(urls, url -> fetcher.fetch(FetchRequest.head(url)));

        assertThat(most).hasValue(4);
    }

    @Test
    void whoIsStoppedDoesNotWait() {
        Fetcher fetcher = new LimitedFetcher(LimitedFetcherTest::full, FetchLimits.DEFAULT);
        Thread.currentThread().interrupt();

        assertThat(fetcher.fetch(FetchRequest.head("https://example.com/"))).isInstanceOf(FetchAnswer.Failed.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void afterSoLongNothingMoreIsFetched() {
        Fetcher fetcher = new LimitedFetcher(LimitedFetcherTest::full, new FetchLimits(10, 1_000, 4, 4, Duration.ZERO));

        assertThat(fetched(fetcher, 10)).isEqualTo(-1);
    }

    private static FetchLimits limits(int fetches, long octets, int atOnce, int perHost) {
        return new FetchLimits(fetches, octets, atOnce, perHost, Duration.ofMinutes(1));
    }

    /// The body's length; -1 when nothing more is fetched.
    private static int fetched(Fetcher fetcher, int most) {
        return fetcher.fetch(FetchRequest.get("https://example.com/", most)) instanceof FetchAnswer.Fetched fetched
                ? fetched.body().length()
                : -1;
    }

    private static FetchAnswer full(FetchRequest request) {
        return new FetchAnswer.Fetched(
                request.url(),
                200,
                List.of(),
                "",
                -1,
                Octets.of(new byte[request.mostOctets()]),
                false,
                Optional.empty());
    }
}
