package org.mailassay.store.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.queue.MailQueueStore.Addition;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;

class MailQueueStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Lease ONE = new Lease("one", Duration.ofMinutes(1));
    private static final Lease TWO = new Lease("two", Duration.ofMinutes(1));

    private final RawMessageStore rawMessages = new RawMessageStore(DATABASE.database());
    private final MailQueueStore store = new MailQueueStore(DATABASE.database(), rawMessages);

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate mail_queue, raw_message");
    }

    @Test
    void anAddressThatTakesOneMessageIsClosedWithIt() {
        DATABASE.execute("insert into accounts (email) values ('fills@example.com')");
        for (String kind : List.of("scan", "seed")) {
            DATABASE.execute("insert into recipients (local_part, account_id, kind) select '" + kind + "-fills', id, '"
                    + kind + "' from accounts where email = 'fills@example.com'");
        }
        store.add(
                "spool",
                List.of(new Addition(
                        new Submission(
                                content("a"),
                                List.of(details("a")),
                                Duration.ZERO,
                                List.of("scan-fills", "seed-fills")),
                        false)),
                ONE);

        assertThat(DATABASE.number("select count(*) from recipients where local_part = 'scan-fills'"))
                .isZero();
        assertThat(DATABASE.number("select count(*) from recipients where local_part = 'seed-fills'"))
                .isEqualTo(1);
    }

    @Test
    void storesAMessageOnceForAllItsMails() {
        Submission both = new Submission(content("both"), List.of(details("a"), details("b")), Duration.ZERO);
        Submission third = new Submission(content("third"), List.of(details("c")), Duration.ZERO);

        List<QueuedMail> mails =
                store.add("spool", List.of(new Addition(both, false), new Addition(third, false)), ONE);

        assertThat(mails).extracting(mail -> mail.details().name()).containsExactly("a", "b", "c");
        assertThat(mails.get(0).rawMessageId()).isEqualTo(mails.get(1).rawMessageId());
        assertThat(DATABASE.number("select count(*) from raw_message")).isEqualTo(2);
        assertThat(rawMessages.load(mails.get(2).rawMessageId())).contains(octets("third"));
        QueuedMail claimed = store.claim("spool", 1, 1_000, TWO).getFirst();
        assertThat(claimed.details()).isEqualTo(details("a"));
        assertThat(claimed.size()).isEqualTo(4);
        assertThat(claimed.attempts()).isEqualTo(1);
    }

    @Test
    void refersToAMessageThatIsStored() {
        QueuedMail first = add("a", Duration.ZERO).getFirst();
        Submission again = new Submission(
                new Submission.Content.Stored(first.rawMessageId(), first.size()),
                List.of(details("b")),
                Duration.ZERO);
        assertThat(store.add("other", List.of(new Addition(again, false)), ONE)
                        .getFirst()
                        .rawMessageId())
                .isEqualTo(first.rawMessageId());
        assertThat(DATABASE.number("select count(*) from raw_message")).isEqualTo(1);
    }

    @Test
    void anOwnerHasNoMoreThanItsShare() {
        List.of("1/a", "1/b", "1/c", "2/d", "e").forEach(name -> add(name, Duration.ZERO));

        assertThat(shared(1, Map.of("1", 2)))
                .as("whoever is over it holds up nobody")
                .containsExactly("2/d");
        assertThat(shared(9, Map.of("1", 1, "2", 1))).containsExactlyInAnyOrder("1/a", "e");
        assertThat(shared(9, Map.of("1", 2, "2", 1, "e", 1))).isEmpty();
        assertThat(shared(9, Map.of())).containsExactlyInAnyOrder("1/b", "1/c");
    }

    private List<String> shared(int most, Map<String, Integer> held) {
        return store.claimShared("spool", most, 1_000, new Shares(2, held), ONE).stream()
                .map(mail -> mail.details().name())
                .toList();
    }

    @Test
    void givesEachMailToOneNodeOnly() throws Exception {
        IntStream.range(0, 400).forEach(number -> add("mail-" + number, Duration.ZERO));
        Set<Long> taken = ConcurrentHashMap.newKeySet();
        List<Future<Integer>> nodes = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                Lease lease = new Lease("node-" + i, Duration.ofMinutes(1));
                nodes.add(executor.submit(() -> takeAll(lease, taken)));
            }
        }
        int sum = 0;
        for (Future<Integer> node : nodes) {
            sum += node.get();
        }
        assertThat(sum).isEqualTo(400);
        assertThat(taken).hasSize(400);
    }

    private int takeAll(Lease lease, Set<Long> taken) {
        int count = 0;
        for (List<QueuedMail> some = claim(lease); !some.isEmpty(); some = claim(lease)) {
            count += some.size();
            some.forEach(mail -> taken.add(mail.id()));
        }
        return count;
    }

    private List<QueuedMail> claim(Lease lease) {
        return store.claim("spool", 7, Long.MAX_VALUE, lease);
    }

    @Test
    void claimsWithinTheOctetsButAlwaysOne() {
        for (String name : List.of("a", "b", "c")) {
            store.add("spool", List.of(new Addition(submission(name, "x".repeat(100), Duration.ZERO), false)), ONE);
        }
        assertThat(store.claim("spool", 10, 1, ONE)).hasSize(1);
        assertThat(store.claim("spool", 10, 101, ONE)).hasSize(2);
    }

    @Test
    void leavesALeasedMailAloneUntilTheLeaseLapses() {
        Lease lapsing = new Lease("dead", Duration.ofMillis(300));
        store.add("spool", List.of(new Addition(submission("a", "a", Duration.ZERO), true)), ONE);
        store.add("spool", List.of(new Addition(submission("b", "b", Duration.ZERO), true)), lapsing);
        assertThat(claim(TWO)).isEmpty();

        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        List<QueuedMail> takenOver = claim(TWO);
        while (takenOver.isEmpty() && System.nanoTime() < deadline) {
            takenOver = claim(TWO);
        }

        assertThat(takenOver).extracting(mail -> mail.details().name()).containsExactly("b");
        assertThat(takenOver.getFirst().attempts()).isEqualTo(2);
        // The one that lost the lease takes nothing out any more.
        store.complete(List.of(takenOver.getFirst().id()), "dead");
        assertThat(store.count("spool")).isEqualTo(2);
        store.complete(List.of(takenOver.getFirst().id()), "two");
        assertThat(store.count("spool")).isEqualTo(1);
    }

    @Test
    void renewsOnlyItsOwnLeases() {
        List<QueuedMail> mails = add("a", Duration.ZERO);
        claim(new Lease("one", Duration.ofMillis(1)));
        store.renew(List.of(mails.getFirst().id()), TWO);
        assertThat(DATABASE.number("select count(*) from mail_queue where claimed_until > now() + interval '1 s'"))
                .isZero();
        store.renew(List.of(mails.getFirst().id()), ONE);
        assertThat(DATABASE.number("select count(*) from mail_queue where claimed_until > now() + interval '1 s'"))
                .isEqualTo(1);
    }

    @Test
    void releasesAfterADelayOrAtOnce() {
        add("a", Duration.ZERO);
        add("b", Duration.ZERO);
        List<QueuedMail> mails = claim(ONE);
        store.release(List.of(mails.get(0).id()), "one", Duration.ZERO);
        store.release(List.of(mails.get(1).id()), "one", Duration.ofMinutes(5));
        assertThat(claim(TWO))
                .extracting(QueuedMail::id)
                .containsExactly(mails.get(0).id());
    }

    @Test
    void keepsDelayedMailsUntilFlushed() {
        add("later", Duration.ofHours(1));
        add("now", Duration.ZERO);
        assertThat(claim(ONE)).extracting(mail -> mail.details().name()).containsExactly("now");
        assertThat(store.flush("spool")).isEqualTo(1);
        assertThat(claim(ONE)).extracting(mail -> mail.details().name()).containsExactly("later");
    }

    @Test
    void browsesAndRemoves() {
        for (String name : List.of("a", "b", "c", "d")) {
            add(name, Duration.ZERO);
        }
        List<QueuedMail> first = store.browse("spool", 0, 3);
        assertThat(first).extracting(mail -> mail.details().name()).containsExactly("a", "b", "c");
        assertThat(store.browse("spool", first.getLast().id(), 3))
                .extracting(mail -> mail.details().name())
                .containsExactly("d");

        assertThat(store.remove("other", new QueueSelection.All())).isZero();
        assertThat(store.remove("spool", new QueueSelection.Name("a"))).isEqualTo(1);
        assertThat(store.remove("spool", new QueueSelection.Sender("sender-of-b@example.com")))
                .isEqualTo(1);
        assertThat(store.remove("spool", new QueueSelection.Recipient("recipient-of-c@example.org")))
                .isEqualTo(1);
        assertThat(store.count("spool")).isEqualTo(1);
        assertThat(store.remove("spool", new QueueSelection.All())).isEqualTo(1);
    }

    private List<QueuedMail> add(String name, Duration delay) {
        return store.add("spool", List.of(new Addition(submission(name, name, delay), false)), ONE);
    }

    private static Submission submission(String name, String message, Duration delay) {
        return new Submission(content(message), List.of(details(name)), delay);
    }

    private static Submission.Content content(String message) {
        return new Submission.Content.Fresh(octets(message));
    }

    private static Octets octets(String message) {
        return Octets.of(message.getBytes(StandardCharsets.US_ASCII));
    }

    private static MailDetails details(String name) {
        return new MailDetails(
                name,
                new Envelope(
                        "sender-of-" + name + "@example.com",
                        List.of("recipient-of-" + name + "@example.org", "\"odd \\\" one\"@example.org")),
                "{\"a\": 1}",
                "report",
                "");
    }
}
