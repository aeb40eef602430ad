package org.mailassay.mailets.queue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.mailet.Mail;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.queue.HeldMail;
import org.mailassay.store.queue.QueueSelection;
import org.mailassay.store.queue.QueuedMail;
import org.mailassay.store.queue.SharedQueue;
import org.mailassay.store.queue.Submission;
import org.mailassay.store.raw.RawMessageStore;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// A [SharedQueue] as James knows a mail queue.
///
/// @param queue what it stands for
/// @param rawMessages where the octets of browsed mails are
public record PostgresMailQueue(SharedQueue queue, RawMessageStore rawMessages) implements ManageableMailQueue {
    private static final int PAGE = 100;

    /// How long a mail rests whose consumer gave it back.
    private static final Duration REST = Duration.ofSeconds(30);

    @Override
    public MailQueueName getName() {
        return MailQueueName.of(queue.name());
    }

    @Override
    public void enQueue(Mail mail) throws MailQueueException {
        enQueue(mail, Duration.ZERO);
    }

    @Override
    public void enQueue(Mail mail, Duration delay) throws MailQueueException {
        try {
            queue.add(new Submission(
                    MailRow.content(mail), List.of(MailRow.details(mail)), delay.isNegative() ? Duration.ZERO : delay));
        } catch (MessagingException | StoreUnavailable e) {
            throw new MailQueueException("The mail " + mail.getName() + " cannot be queued", e);
        }
    }

    @Override
    public Publisher<Void> enqueueReactive(Mail mail) {
        return Mono.<Void>fromCallable(() -> {
                    enQueue(mail);
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /// One mail after the other, for as long as the subscriber wants more.
    @Override
    public Publisher<MailQueueItem> deQueue() {
        return Mono.<MailQueueItem>fromCallable(() -> item(queue.take()))
                .repeat()
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public long getSize() {
        return queue.store().count(queue.name());
    }

    @Override
    public long flush() {
        long flushed = queue.store().flush(queue.name());
        queue.wakeUp();
        return flushed;
    }

    @Override
    public long clear() {
        return queue.store().remove(queue.name(), new QueueSelection.All());
    }

    @Override
    public long remove(Type type, String value) {
        return queue.store()
                .remove(
                        queue.name(),
                        switch (type) {
                            case Name -> new QueueSelection.Name(value);
                            case Sender -> new QueueSelection.Sender(value);
                            case Recipient -> new QueueSelection.Recipient(value);
                        });
    }

    @Override
    public MailQueueIterator browse() {
        Stream<QueuedMail> rows =
                Pages.of(0L, after -> queue.store().browse(queue.name(), after, PAGE), QueuedMail::id);
        return new Browsing(rows.<MailQueueItemView>map(this::view).iterator());
    }

    @Override
    public void close() {
        queue.close();
    }

    /// Its octets are read when it is come to: a page of messages need not fit into the memory.
    private MailQueueItemView view(QueuedMail row) {
        return new DefaultMailQueueItemView(
                mail(new HeldMail(row, rawMessages.load(row.rawMessageId()).orElseThrow())),
                row.nextDelivery().atZone(ZoneOffset.UTC));
    }

    private MailQueueItem item(HeldMail held) {
        return new Item(queue, held, mail(held));
    }

    private static Mail mail(HeldMail held) {
        try {
            return MailRow.toMail(held.mail().details(), held.mail().rawMessageId(), held.octets());
        } catch (MessagingException e) {
            throw new IllegalStateException(
                    "The row of " + held.mail().details().name() + " is no mail", e);
        }
    }

    private record Item(SharedQueue queue, HeldMail held, Mail mail) implements MailQueueItem {
        @Override
        public Mail getMail() {
            return mail;
        }

        /// What was not done is tried again, whichever word James has for it: nothing is dropped here.
        @Override
        public void done(CompletionStatus status) {
            switch (status) {
                case SUCCESS -> queue.complete(held);
                case RETRY, REJECT -> queue.putOff(held, REST);
            }
        }
    }

    private record Browsing(Iterator<MailQueueItemView> mails) implements MailQueueIterator {
        @Override
        public boolean hasNext() {
            return mails.hasNext();
        }

        @Override
        public MailQueueItemView next() {
            return mails.next();
        }

        /// Pages are read one by one and nothing stays open between them.
        @Override
        public void close() {}
    }
}
