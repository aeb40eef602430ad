package org.mailassay.store.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;

class MailRepositoryStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Octets OCTETS = Octets.of("Subject: a\r\n".getBytes(StandardCharsets.US_ASCII));

    private final MailRepositoryStore store =
            new MailRepositoryStore(DATABASE.database(), new RawMessageStore(DATABASE.database()));

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate mail_repository, raw_message");
    }

    @Test
    void keepsAMailWithItsOctets() {
        store.keep("error", details("a", "why"), new Submission.Content.Fresh(OCTETS));

        KeptMail kept = store.kept("error", "a").orElseThrow();

        assertThat(kept.details()).isEqualTo(details("a", "why"));
        assertThat(store.octets(kept)).isEqualTo(OCTETS);
        assertThat(store.kept("error", "b")).isEmpty();
        assertThat(store.kept("postmaster", "a")).isEmpty();
    }

    @Test
    void replacesAMailOfTheSameNameAndRefersToStoredOctets() {
        store.keep("error", details("a", "first"), new Submission.Content.Fresh(OCTETS));
        long rawMessageId = store.kept("error", "a").orElseThrow().rawMessageId();
        store.keep("error", details("a", "second"), new Submission.Content.Stored(rawMessageId, OCTETS.length()));

        assertThat(store.count("error")).isEqualTo(1);
        assertThat(store.kept("error", "a").orElseThrow().details().error()).isEqualTo("second");
        assertThat(DATABASE.number("select count(*) from raw_message")).isEqualTo(1);
    }

    @Test
    void listsAndDiscards() {
        for (String name : List.of("c", "a", "b")) {
            store.keep("error", details(name, ""), new Submission.Content.Fresh(OCTETS));
        }
        store.keep("postmaster", details("a", ""), new Submission.Content.Fresh(OCTETS));

        assertThat(store.names("error", "", 2)).containsExactly("a", "b");
        assertThat(store.names("error", "b", 2)).containsExactly("c");
        assertThat(store.paths()).containsExactly("error", "postmaster");
        assertThat(store.discard("error", List.of("a", "c", "x"))).isEqualTo(2);
        assertThat(store.discardAll("error")).isEqualTo(1);
        assertThat(store.paths()).containsExactly("postmaster");
    }

    private static MailDetails details(String name, String error) {
        return new MailDetails(name, new Envelope("", List.of("postmaster@example.org")), "{\"a\": 1}", "error", error);
    }
}
