package org.mailassay.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.testing.SmtpClient;
import org.mailassay.mailets.testing.TestMailServer;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.queue.MailRepositoryStore;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.scan.ScanCreation;
import org.mailassay.store.scan.ScanStore;
import org.mailassay.store.scan.SeedAddressStore;
import org.mailassay.store.scan.SeedCreation;
import org.mailassay.store.testing.TestDatabase;

/// Mail at the addresses of scans and at seed addresses, over SMTP.
class ScanAddressesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String MESSAGE = "From: a@sender.example\r\nSubject: hello\r\n\r\nhello\r\n";
    private static final Account ACCOUNT = TestAccounts.create(DATABASE.database(), "owner@example.com");

    private final RawMessageStore rawMessages = new RawMessageStore(DATABASE.database());
    private final MailRepositoryStore repositories = new MailRepositoryStore(DATABASE.database(), rawMessages);

    @TempDir
    private Path folder;

    @Test
    void aScanAddressTakesOneMessageAndTheNextIsRefused() throws IOException {
        DATABASE.execute("truncate scans, scan_tasks, raw_message cascade");
        String first = scanAddress();
        String second = scanAddress();
        try (TestMailServer server = start();
                SmtpClient client = SmtpClient.greet(server.address())) {
            awaitKnown(client, first);
            awaitKnown(client, second);
            assertThat(deliver(client, first.toUpperCase(Locale.ROOT), second)).isEqualTo(250);
            TestMailServer.await(PATIENCE, () -> tasks() == 2);
            TestMailServer.await(PATIENCE, () -> !isKnown(client, first));
            client.say("MAIL FROM:<a@sender.example>");
            assertThat(client.say("RCPT TO:<" + first + ">").text()).startsWith("5.1.1");
        }
        assertThat(DATABASE.number("select count(*) from scans where status = 'processing' and client = '127.0.0.1'"
                        + " and helo = 'client.example' and protocol = 'ESMTP' and reverse_path = 'a@sender.example'"))
                .isEqualTo(2);
        assertThat(DATABASE.number("select count(*) from raw_message")).isEqualTo(1);
        assertThat(repositories.count(MailServer.ERROR_REPOSITORY)).isZero();
    }

    /// Both are accepted before either is processed.
    @Test
    void ofTwoAtOnceTheOtherIsKeptWithTheReason() throws IOException {
        String address = scanAddress();
        DATABASE.execute("truncate mail_repository");
        try (TestMailServer server = start();
                SmtpClient one = SmtpClient.greet(server.address());
                SmtpClient other = SmtpClient.greet(server.address())) {
            awaitKnown(one, address);
            for (SmtpClient client : List.of(one, other)) {
                assertThat(client.begin("a@sender.example", address).code()).isEqualTo(354);
            }
            for (SmtpClient client : List.of(one, other)) {
                client.send(MESSAGE + ".\r\n");
                assertThat(client.read().code()).isEqualTo(250);
            }
            TestMailServer.await(PATIENCE, () -> DATABASE.number("select count(*) from mail_queue") == 0);
        }
        String localPart = address.substring(0, address.indexOf('@'));
        assertThat(DATABASE.number(
                        "select count(*) from scans where local_part = '" + localPart + "' and status = 'processing'"))
                .isEqualTo(1);
        List<String> kept = repositories.names(MailServer.ERROR_REPOSITORY, "", 10);
        assertThat(kept).hasSize(1);
        assertThat(repositories
                        .kept(MailServer.ERROR_REPOSITORY, kept.getFirst())
                        .orElseThrow()
                        .details()
                        .error())
                .contains("has its message already");
        DATABASE.execute("truncate mail_repository");
    }

    @Test
    void aSeedAddressTakesEveryMessage() throws IOException {
        DATABASE.execute("truncate scan_tasks");
        SeedAddressStore seeds = new SeedAddressStore(DATABASE.database());
        String address = switch (seeds.create(ACCOUNT, "Newsletter", Instant.now())) {
            case SeedCreation.Created(var seed) -> seed.localPart() + "@" + TestMailServer.DOMAIN;
            case SeedCreation.LimitReached _ -> throw new IllegalStateException();
        };
        try (TestMailServer server = start();
                SmtpClient client = SmtpClient.greet(server.address())) {
            awaitKnown(client, address);
            for (int i = 0; i < 3; i++) {
                assertThat(deliver(client, address)).isEqualTo(250);
            }
            TestMailServer.await(PATIENCE, () -> tasks() == 3);
            seeds.delete(ACCOUNT.id(), seeds.list(ACCOUNT.id()).getFirst().id());
            TestMailServer.await(PATIENCE, () -> !isKnown(client, address));
        }
        assertThat(DATABASE.number("select count(*) from scans where seed_id is not null and status = 'processing'"))
                .isEqualTo(3);
    }

    private TestMailServer start() throws IOException {
        return TestMailServer.start(DATABASE.settings(), folder);
    }

    private String scanAddress() {
        return switch (new ScanStore(DATABASE.database(), rawMessages).create(ACCOUNT, Instant.now())) {
            case ScanCreation.Created(var scan) -> scan.localPart() + "@" + TestMailServer.DOMAIN;
            case ScanCreation.QuotaReached _ -> throw new IllegalStateException();
        };
    }

    private static int deliver(SmtpClient client, String... addresses) throws IOException {
        client.say("RSET");
        client.say("MAIL FROM:<a@sender.example>");
        for (String address : addresses) {
            assertThat(client.say("RCPT TO:<" + address + ">").code()).isEqualTo(250);
        }
        client.say("DATA");
        client.send(MESSAGE + ".\r\n");
        return client.read().code();
    }

    private static void awaitKnown(SmtpClient client, String address) {
        TestMailServer.await(PATIENCE, () -> isKnown(client, address));
    }

    /// A wrong address is an error of which a session may make only so many.
    private static boolean isKnown(SmtpClient client, String address) {
        try {
            client.say("RSET");
            client.say("MAIL FROM:<a@sender.example>");
            boolean known = client.say("RCPT TO:<" + address + ">").code() == 250;
            client.say("RSET");
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long tasks() {
        return DATABASE.number("select count(*) from scan_tasks");
    }
}
