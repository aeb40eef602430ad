package org.mailassay.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.EarlierRows;
import org.mailassay.store.testing.TableDigests;
import org.mailassay.store.testing.TestDatabase;

class RestorationTest {
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final BackupFile FILE =
            new BackupFile("tls/key.pem", Octets.of("secret\n".getBytes(StandardCharsets.UTF_8)));

    private final TestDatabase source = TestDatabase.empty();
    private final TestDatabase target = TestDatabase.create();

    @AfterEach
    void dropThem() {
        source.close();
        target.close();
    }

    @Test
    void everyRowComesBackAndCountersGoOn() throws Exception {
        EarlierRows.fill(source, newest());
        Map<String, String> before = digests(source);
        byte[] backup = backup(source);
        target.execute("insert into accounts (email) values ('other@example.com')");
        BackupCounts counts = restore(backup);
        assertThat(digests(target)).isEqualTo(before);
        assertThat(counts.tables()).isEqualTo(before.size());
        assertThat(counts.header()).isEqualTo(new BackupHeader(1, "1.2.3", newest(), NOW));
        assertThat(counts.files()).containsExactly(FILE);
        target.execute("insert into accounts (email) values ('third@example.com')");
        assertThat(target.number("select id from accounts where email = 'third@example.com'"))
                .isEqualTo(3);
        // What hangs on tables is there as well: triggers, partitions, views.
        target.execute("update domains set verified_at = now() where name = 'example.org'");
        assertThat(target.number("select count(*) from domain_monitoring")).isEqualTo(2);
        target.execute("select ensure_report_rows_month('2026-03-01')");
        assertThat(target.number("select count(*) from account_overviews")).isEqualTo(3);
        assertThat(backup(target)).isNotEmpty();
        target.database().migrate();
    }

    @Test
    void anEarlierVersionIsBroughtUpToDate() throws Exception {
        EarlierRows.fill(source, 6);
        List<TableDigests.Table> tables = TableDigests.tables(source);
        byte[] backup = backup(source);
        assertThat(restore(backup).header().schema()).isEqualTo(6);
        assertThat(TableDigests.of(target, tables)).isEqualTo(TableDigests.of(source, tables));
        assertThat(target.number("select sum(messages) from weekly_sources")).isEqualTo(8);
        assertThat(target.number("select count(*) from domain_monitoring")).isEqualTo(1);
    }

    @Test
    void aNewerVersionIsRefused() throws Exception {
        EarlierRows.fill(source, newest());
        source.execute("update schema_history set version = '99' where version = '" + newest() + "'");
        refused(
                backup(source),
                "the backup is of a newer Mailassay, 1.2.3: its schema has version 99, and this program");
    }

    /// Somebody's own table would stay, without the rows that it belongs to.
    @Test
    void tablesOfOthersAreInTheWay() throws Exception {
        EarlierRows.fill(source, newest());
        target.execute("create table notes (account bigint references accounts (id), note text)");
        refused(backup(source), "the database holds tables that are none of Mailassay's, notes: move them");
        target.execute("create schema elsewhere");
        target.execute("alter table notes set schema elsewhere");
        restore(backup(source));
        assertThat(target.number("select count(*) from elsewhere.notes")).isZero();
    }

    @Test
    void whatIsCutShortIsRefusedAndChangesNothing() throws Exception {
        EarlierRows.fill(source, newest());
        target.execute("insert into accounts (email) values ('other@example.com')");
        byte[] backup = backup(source);
        // Behind the end comes the directory of the ZIP, which is for other programs.
        int end = new String(backup, StandardCharsets.ISO_8859_1).indexOf("end.json");
        for (int length : new int[] {0, 10, 200, end / 3, end / 2, end - 40, end + 4, end + 30}) {
            refused(Arrays.copyOf(backup, length), "");
        }
        refused("no backup".getBytes(StandardCharsets.UTF_8), "this is no backup of Mailassay");
    }

    /// Every octet that matters has a checksum; what has none (the time of an entry) may change and nothing else does.
    @Test
    void whatIsDamagedIsRefused() throws Exception {
        EarlierRows.fill(source, newest());
        byte[] backup = backup(source);
        Map<String, String> whole = digests(source);
        Map<String, String> before = digests(target);
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 12; i++) {
            byte[] damaged = backup.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                restore(damaged);
                assertThat(digests(target)).isEqualTo(whole);
                before = whole;
            } catch (BackupUnusable expected) {
                refused++;
                assertThat(digests(target)).isEqualTo(before);
            }
        }
        assertThat(refused).isPositive();
    }

    /// What a vacuum of mail has yet to come for is in no backup.
    @Test
    void octetsToBeDeletedAreInNoBackup() throws IOException, BackupUnusable {
        try (TestDatabase source = TestDatabase.create()) {
            source.execute("insert into accounts (email) values ('private@example.com')");
            long account = source.number("select id from accounts");
            long raw = source.database()
                    .inTransaction(transaction -> new RawMessageStore(source.database())
                            .store(transaction, Octets.of("secret".getBytes(StandardCharsets.US_ASCII))));
            source.execute(
                    "insert into private_octets (account_id, raw_message_id) values (" + account + ", " + raw + ")");
            restore(backup(source));
            assertThat(target.number("select count(*) from raw_message")).isZero();
            assertThat(target.number("select count(*) from private_octets")).isZero();
        }
    }

    private void refused(byte[] backup, String reason) {
        Map<String, String> before = digests(target);
        assertThatThrownBy(() -> restore(backup))
                .isInstanceOf(BackupUnusable.class)
                .hasMessageContaining(reason)
                .hasMessageNotContainingAny("\n");
        assertThat(digests(target)).isEqualTo(before);
        assertThat(target.number("select count(*) from pg_namespace where nspname = '" + StagingSchema.NAME + "'"))
                .isZero();
    }

    private byte[] backup(TestDatabase database) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Backup(database.database(), "1.2.3", (_, _) -> {}).write(List.of(FILE), NOW, out);
        return out.toByteArray();
    }

    private BackupCounts restore(byte[] backup) throws BackupUnusable {
        return new Restoration(target.database(), (_, _) -> {}).run(new ByteArrayInputStream(backup), _ -> {});
    }

    private int newest() {
        return target.database().migrations().newest();
    }

    private static Map<String, String> digests(TestDatabase database) {
        return TableDigests.of(database, TableDigests.tables(database));
    }
}
