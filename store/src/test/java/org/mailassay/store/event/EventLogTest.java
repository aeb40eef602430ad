package org.mailassay.store.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.Database;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.testing.TestDatabase;

class EventLogTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-04-30T12:00:00Z");

    private final Database database = DATABASE.database();
    private final EventLog log = new EventLog(database);

    @Test
    void anEventOfAnEarlierTransactionThatCommitsLateIsNotPassedOver() throws SQLException {
        long account = account("late@example.com");
        try (Connection slow = database.openOwnConnection()) {
            slow.setAutoCommit(false);
            EventLog.append(slow, List.of(event(account, "slow")));
            tell(account, "fast");

            EventReading.Read before = read(account, Optional.empty());
            assertThat(before.events()).as("the older transaction is open").isEmpty();
            slow.commit();

            EventReading.Read after = read(account, Optional.of(before.next()));
            assertThat(after.events()).extracting(Event::subject).containsExactly("slow", "fast");
            assertThat(read(account, Optional.of(after.next())).events()).isEmpty();
        }
    }

    @Test
    void manyWritersAtOnceAreReadExactlyOnce() throws Exception {
        long account = account("many@example.com");
        int writers = 6;
        int each = 60;
        List<String> read = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writing = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "w" + writer + "-";
                writing.add(threads.submit(() -> IntStream.range(0, each).forEach(i -> tell(account, name + i))));
            }
            Optional<EventCursor> cursor = Optional.empty();
            boolean last = false;
            while (true) {
                boolean written = writing.stream().allMatch(Future::isDone);
                EventReading.Read page = read(account, cursor);
                page.events().forEach(event -> read.add(event.subject()));
                cursor = Optional.of(page.next());
                if (last && page.events().isEmpty()) {
                    break;
                }
                last = written;
            }
        }
        assertThat(read).hasSize(writers * each).doesNotHaveDuplicates();
        for (int writer = 0; writer < writers; writer++) {
            String name = "w" + writer + "-";
            assertThat(read.stream().filter(subject -> subject.startsWith(name)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, each).mapToObj(i -> name + i).toList());
        }
    }

    @Test
    void anotherAccountReadsNothingOfIt() {
        tell(account("one@example.com"), "mine");
        assertThat(read(account("two@example.com"), Optional.empty()).events()).isEmpty();
    }

    @Test
    void whoeverIsBehindWhatIsKeptIsTold() {
        long account = account("old@example.com");
        EventReading.Read begin = read(account, Optional.empty());
        database.inTransaction(transaction -> {
            EventLog.append(
                    transaction,
                    List.of(event(account, "old", NOW.minus(Duration.ofDays(100))), event(account, "new", NOW)));
            return true;
        });
        EventReading.Read first = new EventReading.Read(
                List.of(),
                read(account, Optional.empty()).events().stream()
                        .findFirst()
                        .map(event -> new EventCursor(begin.next().epoch(), event.position()))
                        .orElseThrow());

        assertThat(new EventExpiry(database).run(NOW.minus(Duration.ofDays(90))))
                .isEqualTo(1);

        assertThat(log.read(account, Optional.of(begin.next()), 10)).isInstanceOf(EventReading.Expired.class);
        assertThat(read(account, Optional.of(first.next())).events())
                .as("nothing is lost after the last that was deleted")
                .extracting(Event::subject)
                .containsExactly("new");
        assertThat(read(account, Optional.empty()).events())
                .extracting(Event::subject)
                .containsExactly("new");
    }

    @Test
    void aCursorOfAnotherHistoryIsNoPlaceInThisOne() {
        long account = account("restored@example.com");
        tell(account, "before");
        EventCursor cursor = read(account, Optional.empty()).next();
        EventCursor foreign = new EventCursor("0123456789ab", cursor.position());

        assertThat(log.read(account, Optional.of(foreign), 10)).isInstanceOf(EventReading.Expired.class);
        assertThat(EventCursor.parse(cursor.text())).contains(cursor);
        assertThat(EventCursor.parse("AAAA")).isEmpty();
        assertThat(EventCursor.parse("not base64!")).isEmpty();
    }

    @Test
    void whoeverWaitsHearsOfIt() throws InterruptedException {
        long account = account("waiting@example.com");
        try (EventSignals signals = EventSignals.open(database);
                EventSignals.Watch watch = signals.watch(account)) {
            boolean told = false;
            // The first signal is that listening has begun.
            for (int i = 0; i < 100 && !told; i++) {
                tell(account, "something");
                told = watch.await(Duration.ofSeconds(1));
            }
            assertThat(told).isTrue();
        }
    }

    private EventReading.Read read(long account, Optional<EventCursor> after) {
        return (EventReading.Read) log.read(account, after, 100);
    }

    private void tell(long account, String subject) {
        database.inTransaction(transaction -> {
            EventLog.append(transaction, List.of(event(account, subject)));
            return true;
        });
    }

    private static NewEvent event(long account, String subject) {
        return event(account, subject, NOW);
    }

    private static NewEvent event(long account, String subject, Instant at) {
        return new NewEvent(
                account,
                at,
                EventType.SCAN_COMPLETED,
                subject,
                "example.com",
                EventData.of().text("from", "a\0b").number("score", 9));
    }

    private long account(String email) {
        return TestAccounts.create(database, email).id();
    }
}
