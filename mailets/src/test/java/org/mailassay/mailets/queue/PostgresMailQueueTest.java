package org.mailassay.mailets.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.james.queue.api.MailQueue.MailQueueItem.CompletionStatus;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.mailets.testing.TestMailServer;
import org.mailassay.store.queue.MailQueueStore;
import org.mailassay.store.queue.QueueSettings;
import org.mailassay.store.queue.SharedQueue;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// James' contract of a mail queue.
class PostgresMailQueueTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String MESSAGE = "Subject: a\r\n\r\nbody\r\n";

    private final RawMessageStore rawMessages = new RawMessageStore(DATABASE.database());
    private final PostgresMailQueueFactory factory = new PostgresMailQueueFactory(
            name -> new SharedQueue(
                    new MailQueueStore(DATABASE.database(), rawMessages), rawMessages, name, QueueSettings.DEFAULT),
            rawMessages);
    private final PostgresMailQueue queue = factory.createQueue(MailQueueName.of("outgoing"));

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate mail_queue, raw_message");
    }

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void isFoundByItsName() {
        assertThat(queue.getName()).isEqualTo(MailQueueName.of("outgoing"));
        assertThat(factory.getQueue(MailQueueName.of("outgoing"))).contains(queue);
        assertThat(factory.getQueue(MailQueueFactory.SPOOL)).isEmpty();
        assertThat(factory.createQueue(MailQueueName.of("outgoing"))).isSameAs(queue);
        assertThat(factory.listCreatedMailQueues()).containsExactly(MailQueueName.of("outgoing"));
    }

    @Test
    void givesOutWhatWasPutIn() throws MessagingException {
        queue.enQueue(mail("a"));
        MailQueueItem item = next();
        assertThat(item.getMail().getName()).isEqualTo("a");
        assertThat(item.getMail().getMessage())
                .isInstanceOfSatisfying(
                        StoredMessage.class,
                        message -> assertThat(message.octets().latin1()).isEqualTo(MESSAGE));
        assertThat(queue.getSize()).isEqualTo(1);
        item.done(CompletionStatus.SUCCESS);
        TestMailServer.await(Duration.ofSeconds(20), () -> queue.getSize() == 0);
    }

    @Test
    void storesAMailThatGoesOnOnce() throws MessagingException {
        queue.enQueue(mail("a"));
        Mail taken = next().getMail();
        taken.setState("next");
        queue.enQueue(taken);
        assertThat(next().getMail().getState()).isEqualTo("next");
        assertThat(DATABASE.number("select count(*) from raw_message")).isEqualTo(1);
    }

    @Test
    void takesMailsReactively() {
        Flux.just("a", "b", "c")
                .concatMap(name -> queue.enqueueReactive(mail(name)))
                .blockLast();
        assertThat(queue.getSize()).isEqualTo(3);
        assertThat(Mono.from(queue.getSizeReactive()).block()).isEqualTo(3);
        List<String> names = Flux.from(queue.deQueue())
                .take(3)
                .map(item -> item.getMail().getName())
                .collectList()
                .block(Duration.ofSeconds(20));
        assertThat(names).containsExactly("a", "b", "c");
    }

    @Test
    void keepsWhatItsConsumerCouldNotDo() throws MessagingException {
        queue.enQueue(mail("a"));
        next().done(CompletionStatus.RETRY);
        queue.enQueue(mail("b"));
        next().done(CompletionStatus.REJECT);
        assertThat(queue.getSize()).isEqualTo(2);
    }

    @Test
    void keepsADelayedMailUntilFlushed() throws MessagingException {
        queue.enQueue(mail("later"), Duration.ofHours(1));
        queue.enQueue(mail("now"), Duration.ofSeconds(-1));
        assertThat(next().getMail().getName()).isEqualTo("now");
        assertThat(queue.flush()).isEqualTo(1);
        assertThat(next().getMail().getName()).isEqualTo("later");
    }

    @Test
    void browsesAndRemoves() throws MessagingException {
        for (String name : List.of("a", "b", "c", "d")) {
            queue.enQueue(mail(name), Duration.ofHours(1));
        }
        List<String> names = new ArrayList<>();
        try (Browsing mails = new Browsing(queue.browse())) {
            mails.all().forEachRemaining(view -> {
                assertThat(view.getNextDelivery()).isPresent();
                names.add(view.getMail().getName());
            });
        }
        assertThat(names).containsExactly("a", "b", "c", "d");
        assertThat(queue.remove(ManageableMailQueue.Type.Name, "a")).isEqualTo(1);
        assertThat(queue.remove(ManageableMailQueue.Type.Sender, "sender-b@example.org"))
                .isEqualTo(1);
        assertThat(queue.remove(ManageableMailQueue.Type.Recipient, "recipient-c@example.com"))
                .isEqualTo(1);
        assertThat(queue.remove(ManageableMailQueue.Type.Name, "x")).isZero();
        assertThat(queue.clear()).isEqualTo(1);
        assertThat(queue.browse().hasNext()).isFalse();
    }

    private MailQueueItem next() {
        return Objects.requireNonNull(Flux.from(queue.deQueue()).take(1).blockFirst(Duration.ofSeconds(20)));
    }

    private static Mail mail(String name) {
        try {
            MimeMessage message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(MESSAGE.getBytes(StandardCharsets.US_ASCII)));
            return MailImpl.builder()
                    .name(name)
                    .sender("sender-" + name + "@example.org")
                    .addRecipient("recipient-" + name + "@example.com")
                    .mimeMessage(message)
                    .build();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// James' iterator has an end of its own.
    private record Browsing(ManageableMailQueue.MailQueueIterator all) implements AutoCloseable {
        @Override
        public void close() {
            all.close();
        }
    }
}
