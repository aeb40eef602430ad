package org.mailassay.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.testing.TestMailServer;
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

    private Spoken say(String... words) {
        List<String> arguments = new ArrayList<>(List.of("mail", "test"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--config", config.toString(), "--dns", zones.toString()));
        arguments.addAll(List.of("--database", SENDER.settings().url()));
        return Spoken.by(arguments.toArray(String[]::new));
    }
}
