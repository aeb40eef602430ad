package org.mailassay.mailets.queue;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.mail.MessagingException;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;
import org.mailassay.store.queue.KeptMail;
import org.mailassay.store.queue.MailRepositoryStore;

/// One of James' mail repositories: mail set aside durably.
///
/// @param path which one
public record PostgresMailRepository(MailRepositoryStore store, String path) implements MailRepository {
    private static final int PAGE = 500;

    @Override
    public long size() {
        return store.count(path);
    }

    @Override
    public MailKey store(Mail mail) throws MessagingException {
        store.keep(path, MailRow.details(mail), MailRow.content(mail));
        return MailKey.forMail(mail);
    }

    @Override
    public Iterator<MailKey> list() {
        return Pages.of("", after -> store.names(path, after, PAGE), Function.<String>identity())
                .map(MailKey::new)
                .iterator();
    }

    /// The mail of that key.
    ///
    /// @return null when there is none, as James has it
    @Override
    public @Nullable Mail retrieve(MailKey key) throws MessagingException {
        Optional<KeptMail> kept = store.kept(path, key.asString());
        return kept.isEmpty()
                ? null
                : MailRow.toMail(kept.get().details(), kept.get().rawMessageId(), store.octets(kept.get()));
    }

    @Override
    public void remove(MailKey key) {
        remove(List.of(key));
    }

    @Override
    public void remove(Collection<MailKey> keys) {
        store.discard(path, keys.stream().map(MailKey::asString).toList());
    }

    @Override
    public void removeAll() {
        store.discardAll(path);
    }
}
