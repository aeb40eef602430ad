package org.mailassay.store.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.Database;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.testing.TestDatabase;

class AddressBookTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Duration NEVER = Duration.ofHours(1);

    private final Database otherNode = Database.open(DATABASE.settings());

    @AfterEach
    void clear() {
        otherNode.close();
        DATABASE.execute("delete from accounts");
    }

    @Test
    void findsAddressesInWhateverCase() {
        long account = addRecipient("rua-1", "report");
        try (AddressBook book = open(NEVER)) {
            await(book::loaded);
            Optional<Recipient> expected = Optional.of(new Recipient(account, Recipient.Kind.REPORT));
            assertThat(book.find("rua-1", "mail.example")).isEqualTo(expected);
            assertThat(book.find("RUA-1", "Mail.Example")).isEqualTo(expected);
            assertThat(book.find("rua-1", "elsewhere.example")).isEmpty();
            assertThat(book.find("rua-2", "mail.example")).isEmpty();
            assertThat(book.isOwnDomain("SECOND.example")).isTrue();
        }
    }

    @Test
    void hearsOfChangesWithinASecond() {
        try (AddressBook book = open(NEVER)) {
            await(book::loaded);
            long began = System.nanoTime();
            addRecipient("rua-1", "report");
            await(() -> book.find("rua-1", "mail.example").isPresent());
            DATABASE.execute("update recipients set kind = 'seed' where local_part = 'rua-1'");
            await(() ->
                    book.find("rua-1", "mail.example").map(Recipient::kind).equals(Optional.of(Recipient.Kind.SEED)));
            DATABASE.execute("delete from accounts");
            await(() -> book.find("rua-1", "mail.example").isEmpty());
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void anAddressMadeThisMomentIsFoundBeforeItIsHeardOf() {
        AddressBook deaf = open(NEVER);
        await(deaf::loaded);
        deaf.close();
        addRecipient("rua-abcdefgh12345678", "report");
        addRecipient("somebody", "report");
        assertThat(deaf.find("RUA-abcdefgh12345678", "mail.example")).isPresent();
        assertThat(deaf.find("rua-0000000000000000", "mail.example")).isEmpty();
        assertThat(deaf.find("somebody", "mail.example"))
                .as("guesses are not asked for")
                .isEmpty();
    }

    @Test
    void keepsWhatItKnowsWhileTheDatabaseIsAwayAndCatchesUp() {
        addRecipient("rua-1", "report");
        try (AddressBook book = open(NEVER)) {
            await(book::loaded);
            DATABASE.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and query ilike 'listen%'""");
            assertThat(book.find("rua-1", "mail.example")).isPresent();
            addRecipient("rua-2", "report");
            await(() -> book.find("rua-2", "mail.example").isPresent());
        }
    }

    @Test
    void readsEverythingAgainFromTimeToTime() {
        try (AddressBook book = open(Duration.ofMillis(300))) {
            await(book::loaded);
            DATABASE.execute("alter table recipients disable trigger recipients_changed");
            try {
                addRecipient("unheard", "report");
                await(() -> book.find("unheard", "mail.example").isPresent());
            } finally {
                DATABASE.execute("alter table recipients enable trigger recipients_changed");
            }
        }
    }

    @Test
    void saysThatItNeverLoaded() {
        otherNode.close();
        DATABASE.execute("alter table recipients rename to hidden");
        try (AddressBook book = AddressBook.open(otherNode, Set.of("mail.example"), NEVER)) {
            assertThat(book.loaded()).isFalse();
            assertThatThrownBy(() -> book.find("rua-1", "mail.example")).isInstanceOf(StoreUnavailable.class);
        } finally {
            DATABASE.execute("alter table hidden rename to recipients");
        }
    }

    private AddressBook open(Duration refresh) {
        return AddressBook.open(otherNode, Set.of("Mail.Example", "second.example"), refresh);
    }

    private static long addRecipient(String localPart, String kind) {
        DATABASE.execute("insert into accounts (email) values ('" + localPart + "@example.org')");
        long account = DATABASE.number("select id from accounts where email = '" + localPart + "@example.org'");
        DATABASE.execute("insert into recipients (local_part, account_id, kind) values ('" + localPart + "', " + account
                + ", '" + kind + "')");
        return account;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within the deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
