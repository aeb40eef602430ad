package org.mailassay.store.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailassay.store.StoreUnavailable;

class GroupCommitTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<List<String>> groups = new CopyOnWriteArrayList<>();

    @Test
    void commitsTogetherWhatComesWhileItCommits() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch gathered = new CountDownLatch(1);
        try (GroupCommit<String> commit = new GroupCommit<>("test", group -> {
                    groups.add(group);
                    first.countDown();
                    await(gathered);
                });
                ExecutorService submitters = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> lone = submitters.submit(() -> commit.submit("a", LONG));
            await(first);
            List<Future<?>> others = new ArrayList<>();
            for (String item : List.of("b", "c", "d")) {
                others.add(submitters.submit(() -> commit.submit(item, LONG)));
            }
            while (commit.waiting() < 3) {
                Thread.onSpinWait();
            }
            gathered.countDown();
            lone.get();
            for (Future<?> other : others) {
                other.get();
            }
        }
        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst()).containsExactly("a");
        assertThat(groups.getLast()).containsExactlyInAnyOrder("b", "c", "d");
    }

    @Test
    void keepsTheOthersOfAGroupWhenOneIsBad() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gathered = new CountDownLatch(1);
        try (GroupCommit<String> commit = new GroupCommit<>("test", group -> {
                    begun.countDown();
                    await(gathered);
                    if (group.contains("bad")) {
                        throw new IllegalArgumentException("bad");
                    }
                    groups.add(group);
                });
                ExecutorService submitters = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = submitters.submit(() -> commit.submit("first", LONG));
            await(begun);
            Future<?> good = submitters.submit(() -> commit.submit("good", LONG));
            Future<?> bad = submitters.submit(() -> commit.submit("bad", LONG));
            while (commit.waiting() < 2) {
                Thread.onSpinWait();
            }
            gathered.countDown();
            first.get();
            good.get();
            assertThatThrownBy(bad::get).hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
        assertThat(groups).containsExactly(List.of("first"), List.of("good"));
    }

    @Test
    void failsAllThatWaitWhenTheStoreIsUnavailable() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gathered = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        try (GroupCommit<String> commit = new GroupCommit<>("test", _ -> {
                    attempts.incrementAndGet();
                    begun.countDown();
                    await(gathered);
                    throw new StoreUnavailable("away", new IOException("refused"));
                });
                ExecutorService submitters = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = submitters.submit(() -> commit.submit("a", LONG));
            await(begun);
            Future<?> second = submitters.submit(() -> commit.submit("b", LONG));
            while (commit.waiting() < 1) {
                Thread.onSpinWait();
            }
            gathered.countDown();
            assertThatThrownBy(first::get).hasCauseInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(second::get).hasCauseInstanceOf(StoreUnavailable.class);
        }
        assertThat(attempts).hasValue(1);
    }

    @Test
    void leavesOutWhatWasGivenUp() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch silence = new CountDownLatch(1);
        try (GroupCommit<String> commit = new GroupCommit<>("test", group -> {
                    groups.add(group);
                    begun.countDown();
                    await(silence);
                });
                ExecutorService submitters = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> hanging = submitters.submit(() -> commit.submit("hangs", LONG));
            await(begun);
            assertThatThrownBy(() -> commit.submit("given up", Duration.ofMillis(50)))
                    .isInstanceOf(StoreUnavailable.class);
            silence.countDown();
            hanging.get();
        }
        assertThat(groups).containsExactly(List.of("hangs"));
    }

    @Test
    void takesNothingAfterItsEnd() {
        GroupCommit<String> commit = new GroupCommit<>("test", groups::add);
        commit.submit("a", LONG);
        commit.close();
        assertThatThrownBy(() -> commit.submit("b", LONG)).isInstanceOf(StoreUnavailable.class);
        assertThat(groups).containsExactly(List.of("a"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted", e);
        }
    }
}
