package org.mailassay.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.mailets.testing.TestMailServer;
import org.mailassay.store.outgoing.ReturnedMails;
import org.mailassay.store.testing.TestDatabase;

/// `mail test` against a second mail server, that of another appliance.
class MailTestCommandTest {
    @RegisterExtension
    static final TestDatabase SENDER = TestDatabase.create();

    @RegisterExtension
    static final TestDatabase RECEIVER = TestDatabase.create();

    private final TestMailServer server;
    private final Path config;
    private final Path zones;

    MailTestCommandTest(@TempDir Path files) throws IOException, NoSuchAlgorithmException {
        RECEIVER.execute("insert into accounts (email) values ('owner@example.org') on conflict do nothing");
        RECEIVER.execute("insert into recipients (local_part, account_id, kind)"
                + " select 'rua-test', id, 'report' from accounts on conflict do nothing");
        this.server = TestMailServer.start(RECEIVER.settings(), files.resolve("server"));
        this.zones = Files.writeString(files.resolve("zones.yml"), """
                example.org:
                  - MX: [10, mx.example.org]
                mx.example.org:
                  - A: 127.0.0.1
                """);
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Path pem = Files.writeString(
                files.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
        this.config = Files.writeString(
                files.resolve("mailassay.yml"), """
                mail:
                  domain: mail.example
                outgoing:
                  port: %d
                  allow-private: true
                  dkim-domain: mail.example
                  dkim-selector: s1
                  dkim-key: %s
                """.formatted(server.address().getPort(), pem));
    }

    @BeforeEach
    void makeAnAccount() {
        SENDER.execute("insert into accounts (email) values ('me@example.com') on conflict do nothing");
        RECEIVER.execute("delete from mail_queue");
        RECEIVER.execute("delete from raw_message");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void eachServerIsShownAndTheExitCodeSaysWhatBecameOfIt() {
        Spoken delivered = say("rua-test@example.org");
        assertThat(delivered.err()).isEmpty();
        assertThat(delivered.code()).isZero();
        assertThat(delivered.out())
                .contains("Attempt 1  mx.example.org [127.0.0.1]:", "TLSv1.3", "(opportunistic, not verified)")
                .contains("delivered at message, status 2.", "Delivered: ");
        assertThat(RECEIVER.number("select count(*) from raw_message")).isEqualTo(1);

        Spoken refused = say("nobody@example.org");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("bounced at rcpt, status 5.1.1", "Reply    550 5.1.1 ");
        assertThat(refused.err())
                .startsWith("mailassay: bounced: 5.1.1 550 5.1.1 ")
                .hasLineCount(1);

        Spoken nowhere = say("somebody@nowhere.example", "--json");
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.out()).contains("\"status\":\"bounced\"", "\"enhanced_status\":\"5.1.2\"");
        assertThat(say("not an address").err()).isEqualTo("mailassay: not an address is not an e-mail address\n");
    }

    @Test
    void whatComesBackIsWaitedForAndShown() throws Exception {
        SENDER.execute("delete from outgoing_mails");
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Spoken> told = executor.submit(() -> say("rua-test@example.org", "--returns", "60"));
            TestMailServer.await(
                    Duration.ofMinutes(1),
                    () -> SENDER.number("select count(*) from outgoing_mails where state = 'delivered'") == 1);
            String notification = """
                    Subject: Returned
                    Content-Type: message/delivery-status

                    Reporting-MTA: dns; mx.example.org

                    Final-Recipient: rfc822; rua-test@example.org
                    Action: failed
                    Status: 5.2.1
                    Diagnostic-Code: smtp; 550 5.2.1 closed
                    """;
            new ReturnedMails(SENDER.database())
                    .take(
                            SENDER.number("select account_id from outgoing_mails"),
                            SENDER.text("select bounce_local_part from outgoing_mails"),
                            new ReceivedMessage(
                                    "mail-1",
                                    Octets.of(notification.getBytes(StandardCharsets.US_ASCII)),
                                    new Envelope("", List.of()),
                                    new Connection.Unknown(),
                                    Instant.now()));
            assertThat(told.get().code()).isEqualTo(1);
            assertThat(told.get().out())
                    .contains(
                            "delivered at message", "Notice     Returned", "failed, status 5.2.1", "550 5.2.1 closed");
            assertThat(told.get().err()).isEqualTo("mailassay: bounced: 5.2.1 550 5.2.1 closed\n");
        }
    }

    private Spoken say(String... words) {
        List<String> arguments = new ArrayList<>(List.of("mail", "test"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--config", config.toString(), "--dns", zones.toString()));
        arguments.addAll(List.of("--database", SENDER.settings().url()));
        return Spoken.by(arguments.toArray(String[]::new));
    }
}
