package org.mailassay.store.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.GroupWriting;
import org.mailassay.store.StoreUnavailable;

class GroupWritingTest {
    private static final int BAD = 13;

    private final Queue<Integer> groups = new ConcurrentLinkedQueue<>();

    @Test
    void whatComesDuringAWriteIsWrittenTogetherAndEachHearsOfItsOwn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        GroupWriting<ReadMessage, IntakeResult> writing = new GroupWriting<>(messages -> {
            groups.add(messages.size());
            begun.countDown();
            await(goOn);
            return written(messages);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<IntakeResult>> results = new ArrayList<>();
            results.add(threads.submit(() -> writing.write(message(0))));
            await(begun);
            IntStream.range(1, 100)
                    .forEach(number -> results.add(threads.submit(() -> writing.write(message(number)))));
            goOn.countDown();
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(taken(i));
            }
        }
        assertThat(groups.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(groups).first().isEqualTo(1);
        assertThat(groups).allMatch(size -> size <= 64);
    }

    @Test
    void aBadMessageKeepsNoOtherOut() throws Exception {
        GroupWriting<ReadMessage, IntakeResult> writing = new GroupWriting<>(messages -> {
            if (messages.stream().anyMatch(message -> message.intakeId() == BAD)) {
                throw new IllegalStateException("bad");
            }
            return written(messages);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<IntakeResult>> results = IntStream.range(0, 40)
                    .mapToObj(number -> threads.submit(() -> writing.write(message(number))))
                    .toList();
            for (int i = 0; i < results.size(); i++) {
                Future<IntakeResult> result = results.get(i);
                if (i == BAD) {
                    assertThatThrownBy(result::get).hasRootCauseMessage("bad");
                } else {
                    assertThat(result.get()).isEqualTo(taken(i));
                }
            }
        }
    }

    @Test
    void aDatabaseThatIsAwayIsToldToAll() {
        GroupWriting<ReadMessage, IntakeResult> writing = new GroupWriting<>(_ -> {
            throw new StoreUnavailable("away", new TimeoutException("away"));
        });

        assertThatThrownBy(() -> writing.write(message(1))).isInstanceOf(StoreUnavailable.class);
    }

    private static List<IntakeResult> written(List<ReadMessage> messages) {
        return messages.stream()
                .<IntakeResult>map(message -> taken(message.intakeId()))
                .toList();
    }

    private static IntakeResult.Taken taken(long number) {
        return new IntakeResult.Taken(number, Fate.STORED, List.of());
    }

    private static ReadMessage message(int number) {
        ReceivedMessage message = new ReceivedMessage(
                "m" + number,
                Octets.of(new byte[0]),
                new Envelope("", List.of()),
                new Connection.Unknown(),
                Instant.EPOCH);
        return new ReadMessage(
                new Arrival(1, message, OptionalLong.empty(), Authentication.UNVERIFIED, ""), number, () -> 1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted", e);
        }
    }
}
