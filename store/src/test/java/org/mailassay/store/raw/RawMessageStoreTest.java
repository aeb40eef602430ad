package org.mailassay.store.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.testing.TestDatabase;

class RawMessageStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private final RawMessageStore store = new RawMessageStore(DATABASE.database());

    @Test
    void givesBackWhatWasStoredOctetForOctet() {
        byte[] random = new byte[3_000_000];
        new Random(1).nextBytes(random);
        List<Octets> messages = List.of(
                Octets.of(new byte[0]),
                Octets.of("Subject: hello\r\n\r\nhello hello hello hello hello".getBytes(StandardCharsets.US_ASCII)),
                Octets.of(random),
                Octets.of(random).slice(10, 1_000));

        List<Long> ids = DATABASE.database().inTransaction(transaction -> store.store(transaction, messages));

        assertThat(ids).hasSize(4).doesNotHaveDuplicates();
        for (int i = 0; i < messages.size(); i++) {
            assertThat(store.load(ids.get(i))).contains(messages.get(i));
        }
        assertThat(store.load(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void storesLessThanItWasGivenWhereItCan() {
        Octets text = Octets.of("the same again and ".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
        long id = DATABASE.database().inTransaction(transaction -> store.store(transaction, text));
        assertThat(DATABASE.number("select length(octets) from raw_message where id = " + id))
                .isLessThan(text.length() / 20);
        assertThat(DATABASE.number("select size from raw_message where id = " + id))
                .isEqualTo(text.length());
    }

    @Test
    void deletesOnlyWhatIsOldAndNothingRefersTo() {
        DATABASE.execute("delete from raw_message");
        DATABASE.execute("""
                insert into raw_message (id, sha256, size, coding, octets, stored_at)
                select n, '', 0, 'identity', '', timestamptz '2026-01-01 00:00Z' + n * interval '1 second'
                from generate_series(10001, 16000) as n""");
        DATABASE.execute("""
                insert into intake (account_id, mail_name, raw_message_id, received_at, size, authenticated, fate,
                    reason, detail, outcomes)
                values (1, 'a', 10001, now(), 0, 'unverified', 'stored', '', '', '[]')""");
        DATABASE.execute("""
                insert into mail_queue (queue, mail_name, raw_message_id, envelope)
                values ('spool', 'b', 12500, '{}')""");
        DATABASE.execute("""
                insert into mail_repository (path, mail_key, raw_message_id, envelope)
                values ('var/mail/error', 'c', 14000, '{}')""");

        DATABASE.execute("""
                with account as (insert into accounts (email) values ('raw@example.org') returning id)
                insert into scans (account_id, local_part, status, created_at, raw_message_id)
                select id, 's1', 'completed', now(), 13000 from account""");

        Instant before = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(15_001);
        assertThat(store.deleteUnreferenced(before)).isEqualTo(5_000 - 4);

        assertThat(DATABASE.number("select count(*) from raw_message where id <= 15000"))
                .isEqualTo(4);
        assertThat(DATABASE.number("select count(*) from raw_message where id > 15000"))
                .isEqualTo(1_000);
        assertThat(store.deleteUnreferenced(before)).isZero();
    }
}
