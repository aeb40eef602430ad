package org.mailassay.store.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.queue.Lease;
import org.mailassay.store.queue.MailQueueStore;
import org.mailassay.store.queue.QueuedMail;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;

class OutgoingStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-03-25T14:32:00Z");
    private static final Octets MESSAGE =
            Octets.of("Subject: hello\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII));

    private final RawMessageStore rawMessages = new RawMessageStore(DATABASE.database());
    private final MailQueueStore queue = new MailQueueStore(DATABASE.database(), rawMessages);
    private final OutgoingStore store = new OutgoingStore(DATABASE.database(), rawMessages);
    private final OutgoingWork work = new OutgoingWork(DATABASE.database(), rawMessages);

    @Test
    void aMailIsDeferredThenDelivered() {
        Account account = TestAccounts.create(DATABASE.database(), "deferred@example.org");
        UUID id = submit(account);
        assertThat(found(account, id).state()).isEqualTo(OutgoingState.QUEUED);
        assertThat(found(account, id).last()).isEmpty();

        OutgoingJob first = begin("one", Duration.ofMinutes(1));
        assertThat(first.message()).isEqualTo(MESSAGE);
        assertThat(found(account, id).state()).isEqualTo(OutgoingState.SENDING);
        work.conclude(first, "one", List.of(tried(first, 1), tried(first, 2)), new Conclusion.Deferred(Duration.ZERO));
        assertThat(found(account, id).state()).isEqualTo(OutgoingState.DEFERRED);
        assertThat(found(account, id).nextAttemptAt()).isPresent();

        OutgoingJob second = begin("one", Duration.ofMinutes(1));
        assertThat(second.attempt()).isEqualTo(2);
        work.conclude(second, "one", List.of(tried(second, 1)), new Conclusion.Delivered());

        OutgoingMail delivered = found(account, id);
        assertThat(delivered.state()).isEqualTo(OutgoingState.DELIVERED);
        assertThat(delivered.finishedAt()).isPresent();
        assertThat(delivered.nextAttemptAt()).isEmpty();
        assertThat(delivered.last()).contains(tried(second, 1));
        assertThat(store.tries(delivered.key())).containsExactly(tried(first, 1), tried(first, 2), tried(second, 1));
        assertThat(queue.count(OutgoingWork.QUEUE)).isZero();
    }

    @Test
    void whoLostTheLeaseCanOnlyTellOfADelivery() {
        Account account = TestAccounts.create(DATABASE.database(), "lost@example.org");
        UUID id = submit(account);
        OutgoingJob slow = begin("slow", Duration.ZERO);
        OutgoingJob quick = begin("quick", Duration.ofMinutes(1));

        work.conclude(slow, "slow", List.of(tried(slow, 1)), new Conclusion.Bounced());
        assertThat(found(account, id).state()).isEqualTo(OutgoingState.SENDING);
        work.conclude(slow, "slow", List.of(tried(slow, 1)), new Conclusion.Delivered());
        work.conclude(quick, "quick", List.of(tried(quick, 1)), new Conclusion.Bounced());

        assertThat(found(account, id).state()).isEqualTo(OutgoingState.DELIVERED);
        assertThat(queue.count(OutgoingWork.QUEUE)).isZero();
        assertThat(DATABASE.number("select count(*) from events")).isZero();
    }

    @Test
    void aMailThatIsGivenUpIsTold() {
        UUID id = submit(TestAccounts.create(DATABASE.database(), "bounced@example.org"));
        OutgoingJob job = begin("one", Duration.ZERO);
        work.conclude(job, "one", List.of(tried(job, 1)), new Conclusion.Bounced());
        assertThat(DATABASE.text("select string_agg(subject || ' ' || (data ->> 'attempts'), ',') from events"
                        + " where type = 'mail.bounced'"))
                .isEqualTo("mail:" + id + " 1");
        DATABASE.execute("delete from events");
    }

    @Test
    void anAccountSeesItsOwn() {
        Account one = TestAccounts.create(DATABASE.database(), "one@example.org");
        Account other = TestAccounts.create(DATABASE.database(), "other@example.org");
        UUID first = submit(one);
        UUID second = submit(one);
        EnumSet<OutgoingState> all = EnumSet.allOf(OutgoingState.class);

        assertThat(store.find(other.id(), first)).isEmpty();
        assertThat(store.list(other.id(), all, 0, 10)).isEmpty();
        assertThat(store.count(one.id(), all)).isEqualTo(2);
        assertThat(store.count(one.id(), EnumSet.of(OutgoingState.BOUNCED))).isZero();
        assertThat(store.list(one.id(), all, 0, 1))
                .extracting(mail -> mail.key().id())
                .containsExactly(second);

        List<QueuedMail> left = queue.claim(OutgoingWork.QUEUE, 10, 1 << 20, new Lease("end", Duration.ofMinutes(1)));
        queue.complete(left.stream().map(QueuedMail::id).toList(), "end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b\r\nRCPT TO:<c@d>", "a@b> SIZE=1", "<a@b>", "a b@c"})
    void aPathThatIsNoAddressIsRefused(String path) {
        assertThatThrownBy(() -> new OutgoingMessage(1, "test", "", path, MESSAGE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private UUID submit(Account account) {
        return store.submit(
                new OutgoingMessage(account.id(), "test", "postmaster@mx.example", "a@example.com", MESSAGE));
    }

    private OutgoingMail found(Account account, UUID id) {
        return store.find(account.id(), id).orElseThrow();
    }

    private OutgoingJob begin(String node, Duration lease) {
        List<QueuedMail> claimed = queue.claim(OutgoingWork.QUEUE, 1, 1 << 20, new Lease(node, lease));
        return work.begin(claimed.getFirst(), node).orElseThrow();
    }

    private static DeliveryTry tried(OutgoingJob job, int place) {
        return new DeliveryTry(
                job.attempt(),
                place,
                NOW,
                NOW.plusSeconds(2),
                OutgoingState.DEFERRED,
                "rcpt",
                "mx.example.com",
                "192.0.2.1",
                25,
                450,
                "4.2.0",
                "450 4.2.0 come back later",
                new TlsFacts("opportunistic", "TLSv1.3", "TLS_AES_256_GCM_SHA384", false));
    }
}
