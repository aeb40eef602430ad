package org.mailassay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupWritingTest {
    private static final int BAD = 13;

    private final Queue<Integer> groups = new ConcurrentLinkedQueue<>();

    @Test
    void whatComesDuringAWriteIsWrittenTogetherAndEachHearsOfItsOwn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        GroupWriting<Integer, String> writing = new GroupWriting<>(noting(items -> {
            begun.countDown();
            await(goOn);
            return written(items);
        }));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> results = new ArrayList<>();
            results.add(threads.submit(() -> writing.write(0)));
            await(begun);
            IntStream.range(1, 100).forEach(item -> results.add(threads.submit(() -> writing.write(item))));
            while (writing.waiting() < 99) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo("written " + i);
            }
        }
        assertThat(groups).containsExactly(1, 64, 35);
    }

    /// Whoever finds that somebody else is writing sleeps, and must be called when that one leaves.
    @Test
    void nobodyIsForgottenWhenTheWriterLeaves() throws Exception {
        GroupWriting<Integer, String> writing = new GroupWriting<>(noting(GroupWritingTest::written));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> results = IntStream.range(0, 20_000)
                    .mapToObj(item -> threads.submit(() -> writing.write(item)))
                    .toList();
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo("written " + i);
            }
        }
        assertThat(groups.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20_000);
    }

    @Test
    void aGroupWaitsForThoseThatAreKnownToCome() throws Exception {
        AtomicBoolean coming = new AtomicBoolean(true);
        GroupWriting<Integer, String> writing =
                new GroupWriting<>(noting(GroupWritingTest::written), coming::get, Duration.ofMinutes(1));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> results = IntStream.range(0, 3)
                    .mapToObj(item -> threads.submit(() -> writing.write(item)))
                    .toList();
            while (writing.waiting() < 3) {
                Thread.onSpinWait();
            }
            coming.set(false);
            for (Future<String> result : results) {
                assertThat(result.get()).startsWith("written");
            }
        }
        assertThat(groups).containsExactly(3);
    }

    @Test
    void aGroupDoesNotWaitForEver() {
        GroupWriting<Integer, String> writing =
                new GroupWriting<>(noting(GroupWritingTest::written), () -> true, Duration.ofMillis(1));
        assertThat(writing.write(7)).isEqualTo("written 7");
    }

    @Test
    void aBadItemKeepsNoOtherOut() throws Exception {
        AtomicBoolean coming = new AtomicBoolean(true);
        GroupWriting<Integer, String> writing = new GroupWriting<>(
                noting(items -> {
                    if (items.contains(BAD)) {
                        throw new IllegalStateException("bad");
                    }
                    return written(items);
                }),
                coming::get,
                Duration.ofMinutes(1));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> results = IntStream.range(0, 40)
                    .mapToObj(item -> threads.submit(() -> writing.write(item)))
                    .toList();
            while (writing.waiting() < 40) {
                Thread.onSpinWait();
            }
            coming.set(false);
            for (int i = 0; i < results.size(); i++) {
                Future<String> result = results.get(i);
                if (i == BAD) {
                    assertThatThrownBy(result::get).hasRootCauseMessage("bad");
                } else {
                    assertThat(result.get()).isEqualTo("written " + i);
                }
            }
        }
        assertThat(groups)
                .as("all together, then each alone")
                .hasSize(41)
                .first()
                .isEqualTo(40);
    }

    @Test
    void aDatabaseThatIsAwayIsToldToAll() {
        GroupWriting<Integer, String> writing = new GroupWriting<>(_ -> {
            throw new StoreUnavailable("away", new TimeoutException("away"));
        });

        assertThatThrownBy(() -> writing.write(1)).isInstanceOf(StoreUnavailable.class);
    }

    private Function<List<Integer>, List<String>> noting(Function<List<Integer>, List<String>> write) {
        return items -> {
            groups.add(items.size());
            return write.apply(items);
        };
    }

    private static List<String> written(List<Integer> items) {
        return items.stream().map(item -> "written " + item).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted", e);
        }
    }
}
