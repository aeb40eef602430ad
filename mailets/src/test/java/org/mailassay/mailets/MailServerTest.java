package org.mailassay.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.mailets.testing.ReportMessages;
import org.mailassay.mailets.testing.SmtpClient;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.TestMailServer;
import org.mailassay.mailets.tls.CertificateUnusable;
import org.mailassay.store.queue.KeptMail;
import org.mailassay.store.queue.Lease;
import org.mailassay.store.queue.MailDetails;
import org.mailassay.store.queue.MailQueueStore;
import org.mailassay.store.queue.MailRepositoryStore;
import org.mailassay.store.queue.Submission;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;

class MailServerTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ADDRESS = "rua-test@example.org";
    private static final ReportMessages REPORTS = new ReportMessages(ADDRESS, "example.com", 1_767_225_600L);

    private final RawMessageStore rawMessages = new RawMessageStore(DATABASE.database());
    private final MailRepositoryStore repositories = new MailRepositoryStore(DATABASE.database(), rawMessages);

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeAnAccount() {
        DATABASE.execute("insert into accounts (email) values ('owner@example.com')");
        DATABASE.execute("insert into recipients (local_part, account_id, kind)"
                + " select 'rua-test', id, 'report' from accounts");
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate mail_queue, mail_repository, raw_message, intake, reports, report_rows");
    }

    @Test
    void turnsReportsIntoRows() throws IOException {
        try (TestMailServer server = start()) {
            SmtpLoad load = new SmtpLoad(server.address(), 10, 10, true, ADDRESS, REPORTS::message);
            assertThat(load.send(0, 200).accepted()).hasSize(200);
            awaitEmptyQueue();
        }
        assertThat(DATABASE.number("select count(*) from reports")).isEqualTo(200);
        assertThat(DATABASE.number("select sum(messages) from reports")).isEqualTo(200 * ReportMessages.COUNTED);
        assertThat(DATABASE.number("select count(*) from raw_message")).isEqualTo(200);
        assertThat(DATABASE.number("select count(*) from intake where client = '127.0.0.1'"
                        + " and reverse_path = 'load@load.example'"))
                .isEqualTo(200);
    }

    @Test
    void keepsMailForPostmasterAndAbuse() throws IOException {
        try (TestMailServer server = start();
                SmtpClient client = SmtpClient.greet(server.address())) {
            for (String recipient : List.of("postmaster", "Abuse@example.org")) {
                assertThat(client.deliver("a@sender.example", recipient, "Subject: help\r\n\r\n\u00e9\r\n")
                                .code())
                        .isEqualTo(250);
            }
            awaitEmptyQueue();
        }
        List<String> names = repositories.names(MailServer.POSTMASTER_REPOSITORY, "", 10);
        assertThat(names).hasSize(2);
        KeptMail first = repositories
                .kept(MailServer.POSTMASTER_REPOSITORY, names.getFirst())
                .orElseThrow();
        assertThat(first.details().envelope())
                .isEqualTo(new Envelope("a@sender.example", List.of("postmaster@example.org")));
        assertThat(repositories.octets(first).latin1()).isEqualTo("Subject: help\r\n\r\n\u00e9\r\n");
    }

    @Test
    void givesOneMessageToEveryProcessorItIsFor() throws IOException {
        try (TestMailServer server = start();
                SmtpClient client = SmtpClient.greet(server.address())) {
            client.say("MAIL FROM:<a@sender.example>");
            client.say("RCPT TO:<postmaster@example.org>");
            client.say("RCPT TO:<" + ADDRESS + ">");
            client.say("DATA");
            client.send(REPORTS.message(1_000));
            assertThat(client.say(".").code()).isEqualTo(250);
            awaitEmptyQueue();
        }
        assertThat(DATABASE.number("select count(*) from reports")).isEqualTo(1);
        assertThat(repositories.count(MailServer.POSTMASTER_REPOSITORY)).isEqualTo(1);
        assertThat(DATABASE.number("select count(*) from raw_message")).isEqualTo(1);
    }

    @Test
    void refusesAddressesThatNothingTakesMailFor() throws IOException {
        try (TestMailServer server = start();
                SmtpClient client = SmtpClient.greet(server.address())) {
            client.say("MAIL FROM:<a@sender.example>");
            assertThat(client.say("RCPT TO:<nobody@example.org>").text()).startsWith("5.1.1");
            assertThat(client.say("RCPT TO:<rua-test@example.com>").text()).startsWith("5.7.1");
            assertThat(client.say("RCPT TO:<postmaster@example.com>").text()).startsWith("5.7.1");
        }
    }

    @Test
    void setsAsideWhatCannotBeProcessedWithTheReason() throws IOException {
        queue("gone", "report", "removed-meanwhile@example.org");
        queue("lost", "no-such-processor", ADDRESS);
        queue("broken", "report", "no address at all");
        try (TestMailServer _ = start()) {
            TestMailServer.await(PATIENCE, () -> repositories.count(MailServer.ERROR_REPOSITORY) == 2);
            TestMailServer.await(PATIENCE, () -> DATABASE.number("select count(*) from mail_queue") == 1);
        }
        assertThat(error("gone")).startsWith("report: ").contains("removed-meanwhile@example.org");
        assertThat(error("lost")).contains("no-such-processor");
        // What is no mail at all cannot be set aside as one, and is not dropped either.
        assertThat(DATABASE.number("select count(*) from mail_queue where mail_name = 'broken'"))
                .isEqualTo(1);
    }

    @Test
    void doesNotStartWhenThePortIsTaken() throws IOException {
        try (TestMailServer server = start()) {
            int port = server.address().getPort();
            assertThatThrownBy(() -> TestMailServer.start(DATABASE.settings(), folder, SmtpLimits.DEFAULT, port))
                    .isInstanceOf(BindException.class);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("spool-") || name.startsWith("queue-") || name.startsWith("smtp-"));
    }

    @Test
    void doesNotStartWithoutACertificate() throws IOException {
        Path key = Files.writeString(folder.resolve("smtp-key.pem"), "no key");
        Files.copy(key, folder.resolve("smtp-certificate.pem"));
        assertThatThrownBy(this::start).isInstanceOf(CertificateUnusable.class).hasMessageContaining("smtp-key.pem");
    }

    private TestMailServer start() throws IOException {
        return TestMailServer.start(DATABASE.settings(), folder);
    }

    private static void awaitEmptyQueue() {
        TestMailServer.await(PATIENCE, () -> DATABASE.number("select count(*) from mail_queue") == 0);
    }

    private String error(String name) {
        return repositories
                .kept(MailServer.ERROR_REPOSITORY, name)
                .orElseThrow()
                .details()
                .error();
    }

    private void queue(String name, String state, String recipient) {
        MailDetails details =
                new MailDetails(name, new Envelope("a@sender.example", List.of(recipient)), "{}", state, "");
        Submission submission = new Submission(
                new Submission.Content.Fresh(Octets.of("\r\n".getBytes(StandardCharsets.US_ASCII))),
                List.of(details),
                Duration.ZERO);
        new MailQueueStore(DATABASE.database(), rawMessages)
                .add(
                        "spool",
                        List.of(new MailQueueStore.Addition(submission, false)),
                        new Lease("test", Duration.ofMinutes(1)));
    }
}
