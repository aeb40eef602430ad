package org.mailassay.mailets.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.mail.MessagingException;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.queue.MailDetails;
import org.mailassay.store.queue.MailRepositoryStore;
import org.mailassay.store.queue.Submission;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;

/// James' contract of a mail repository.
class PostgresMailRepositoryTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Octets OCTETS = Octets.of("Subject: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

    private final MailRepositoryStore store =
            new MailRepositoryStore(DATABASE.database(), new RawMessageStore(DATABASE.database()));
    private final PostgresMailRepository repository = new PostgresMailRepository(store, "error");

    @Test
    void storesListsRetrievesAndRemoves() throws MessagingException {
        for (String name : List.of("b", "a", "c")) {
            store.keep("other", details(name), new Submission.Content.Fresh(OCTETS));
            Mail mail = Objects.requireNonNull(new PostgresMailRepository(store, "other").retrieve(new MailKey(name)));
            assertThat(repository.store(mail)).isEqualTo(new MailKey(name));
        }

        assertThat(repository.size()).isEqualTo(3);
        assertThat(repository.list())
                .toIterable()
                .containsExactly(new MailKey("a"), new MailKey("b"), new MailKey("c"));
        assertThat(repository.retrieve(new MailKey("a"))).satisfies(mail -> {
            assertThat(mail.getErrorMessage()).isEqualTo("why");
            assertThat(((StoredMessage) mail.getMessage()).octets()).isEqualTo(OCTETS);
        });
        assertThat(repository.retrieve(new MailKey("x"))).isNull();
        repository.remove(new MailKey("a"));
        repository.remove(List.of(new MailKey("b"), new MailKey("x")));
        assertThat(repository.size()).isEqualTo(1);
        repository.removeAll();
        assertThat(repository.size()).isZero();
        assertThat(store.count("other")).isEqualTo(3);
        // The octets are shared by both repositories.
        assertThat(DATABASE.number("select count(*) from raw_message")).isEqualTo(3);
    }

    private static MailDetails details(String name) {
        return new MailDetails(name, new Envelope("", List.of("b@example.org")), "{}", "error", "why");
    }
}
