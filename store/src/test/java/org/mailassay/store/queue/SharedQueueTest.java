package org.mailassay.store.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.Database;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;

class SharedQueueTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final QueueSettings QUICK =
            new QueueSettings(Duration.ofMillis(1_500), Duration.ofMillis(50), 20, 10_000, Duration.ofSeconds(4));

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate mail_queue, raw_message");
    }

    @Test
    void handsOverWhatIsAddedAndTakesOutWhatIsDone() throws InterruptedException {
        try (SharedQueue queue = open(DATABASE.database())) {
            queue.add(submission("a"));
            HeldMail mail = queue.take();
            assertThat(mail.mail().details().name()).isEqualTo("a");
            assertThat(mail.octets()).isEqualTo(octets("a"));
            assertThat(queue.store().count("spool")).isEqualTo(1);
            queue.complete(mail);
            await(() -> queue.store().count("spool") == 0);
        }
    }

    @Test
    void leavesInTheTableWhatIsTooMuchAndTakesItLater() throws InterruptedException {
        // Never by looking at the table every now and then.
        QueueSettings patient =
                new QueueSettings(Duration.ofMinutes(10), Duration.ofMinutes(10), 20, 10_000, Duration.ofSeconds(4));
        try (SharedQueue queue = open(DATABASE.database(), patient)) {
            IntStream.range(0, 100).forEach(number -> queue.add(submission("mail-" + number)));
            assertThat(DATABASE.number("select count(*) from mail_queue where claimed_by = ''"))
                    .isGreaterThanOrEqualTo(80);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                HeldMail mail = queue.take();
                names.add(mail.mail().details().name());
                queue.complete(mail);
            }
            assertThat(names).doesNotHaveDuplicates().hasSize(100);
            await(() -> queue.store().count("spool") == 0);
        }
    }

    @Test
    void takesAMailLargerThanItMayHold() throws InterruptedException {
        try (SharedQueue queue = open(DATABASE.database())) {
            queue.add(submission("x".repeat(20_000)));
            assertThat(queue.take().octets().length()).isEqualTo(20_000);
        }
    }

    @Test
    void takesOverFromANodeThatDied() throws InterruptedException {
        Database other = Database.open(DATABASE.settings());
        SharedQueue dying = open(other);
        dying.add(submission("orphan"));
        assertThat(dying.take().mail().details().name()).isEqualTo("orphan");
        // A node that is gone reaches the database no more.
        other.close();

        try (SharedQueue queue = open(DATABASE.database())) {
            HeldMail mail = queue.take();
            assertThat(mail.mail().details().name()).isEqualTo("orphan");
            assertThat(mail.mail().attempts()).isEqualTo(2);
            queue.complete(mail);
            await(() -> queue.store().count("spool") == 0);
        } finally {
            dying.close();
        }
    }

    @Test
    void keepsItsLeasesForAsLongAsTheWorkTakes() throws InterruptedException {
        try (SharedQueue queue = open(DATABASE.database());
                SharedQueue other = open(DATABASE.database())) {
            queue.add(submission("long"));
            HeldMail mail = queue.take();
            long until = System.nanoTime() + QUICK.lease().multipliedBy(2).toNanos();
            await(() -> System.nanoTime() > until);
            assertThat(DATABASE.number("select attempts from mail_queue")).isEqualTo(1);
            queue.complete(mail);
            await(() -> other.store().count("spool") == 0);
        }
    }

    @Test
    void offersAgainWhatWasPutOff() throws InterruptedException {
        try (SharedQueue queue = open(DATABASE.database())) {
            queue.add(submission("a"));
            queue.putOff(queue.take(), Duration.ofMillis(100));
            HeldMail again = queue.take();
            assertThat(again.mail().details().name()).isEqualTo("a");
        }
    }

    @Test
    void leavesWhatWasNotDoneToTheOthersAtItsEnd() throws InterruptedException {
        try (SharedQueue queue = open(DATABASE.database())) {
            queue.add(submission("a"));
            queue.add(submission("b"));
            queue.complete(queue.take());
        }
        assertThat(DATABASE.number("select count(*) from mail_queue where claimed_by = ''"))
                .isEqualTo(1);
        SharedQueue next = open(DATABASE.database());
        assertThat(next.take().mail().details().name()).isEqualTo("b");
        next.close();
        assertThatThrownBy(() -> next.add(submission("late"))).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void goesOnWhenTheDatabaseIsBack() throws InterruptedException {
        try (SharedQueue queue = open(DATABASE.database())) {
            queue.add(submission("before"));
            HeldMail before = queue.take();
            DATABASE.execute("alter table mail_queue rename to mail_queue_away");
            queue.complete(before);
            assertThatThrownBy(() -> queue.add(submission("during"))).isInstanceOf(RuntimeException.class);
            DATABASE.execute("alter table mail_queue_away rename to mail_queue");
            await(() -> queue.store().count("spool") == 0);
            queue.add(submission("after"));
            assertThat(queue.take().mail().details().name()).isEqualTo("after");
        }
    }

    @Test
    void sharesTheWorkAmongNodes() throws InterruptedException {
        Queue<String> names = new ConcurrentLinkedQueue<>();
        try (SharedQueue one = open(DATABASE.database());
                SharedQueue two = open(DATABASE.database())) {
            IntStream.range(0, 60).forEach(number -> one.add(submission("mail-" + number)));
            // The first holds no more than its room, so that there is work for the second.
            names.add(take(two));
            List<Thread> workers = List.of(worker(one, names), worker(two, names));
            await(() -> names.size() >= 60 && one.store().count("spool") == 0);
            workers.forEach(Thread::interrupt);
        }
        assertThat(names).doesNotHaveDuplicates().hasSize(60);
    }

    /// Takes mails until it is interrupted.
    private static Thread worker(SharedQueue queue, Queue<String> names) {
        return Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    names.add(take(queue));
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static String take(SharedQueue queue) throws InterruptedException {
        HeldMail mail = queue.take();
        queue.complete(mail);
        return mail.mail().details().name();
    }

    private static SharedQueue open(Database database) {
        return open(database, QUICK);
    }

    private static SharedQueue open(Database database, QueueSettings settings) {
        RawMessageStore rawMessages = new RawMessageStore(database);
        return new SharedQueue(new MailQueueStore(database, rawMessages), rawMessages, "spool", settings);
    }

    private static Submission submission(String message) {
        MailDetails details = new MailDetails(
                message.length() > 100 ? "large" : message,
                new Envelope("", List.of("a@example.org")),
                "{}",
                "report",
                "");
        return new Submission(new Submission.Content.Fresh(octets(message)), List.of(details), Duration.ZERO);
    }

    private static Octets octets(String message) {
        return Octets.of(message.getBytes(StandardCharsets.US_ASCII));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
