package org.mailassay.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailassay.appliance.StagedAppliance.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.appliance.settings.OutgoingSection;
import org.mailassay.mailets.testing.SmtpClient;
import org.mailassay.mailets.testing.TestMailServer;
import org.mailassay.store.testing.TestDatabase;

/// A mail that another server has taken over and gives back later, by SMTP and over HTTP.
class ReturnedMailTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    @RegisterExtension
    static final TestDatabase RECEIVER = TestDatabase.create();

    private static final String CLAIM = "{\"domain\": \"example.org\", \"method\": \"email\", \"target\": \"admin\"}";
    private static final String NOTIFICATION = """
            From: MAILER-DAEMON@mx.example.org
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b

            It could not be delivered.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; %s
            Action: failed
            Status: 5.2.2
            Diagnostic-Code: smtp; 552 5.2.2 the mailbox
             is full
            --b
            Content-Type: text/rfc822-headers

            Subject: hello
            --b--
            """;

    private final TestMailServer server;
    private final StagedAppliance appliance;

    ReturnedMailTest(@TempDir Path folder) throws IOException {
        RECEIVER.execute("insert into accounts (email) values ('owner@example.org') on conflict do nothing");
        RECEIVER.execute("insert into recipients (local_part, account_id, kind)"
                + " select 'admin', id, 'report' from accounts on conflict do nothing");
        this.server = TestMailServer.start(RECEIVER.settings(), folder.resolve("server"));
        this.appliance = new StagedAppliance(
                DATABASE,
                folder.resolve("data"),
                Map.of(
                        OutgoingSection.PORT.key(),
                        Integer.toString(server.address().getPort()),
                        OutgoingSection.ALLOW_PRIVATE.key(),
                        "true"));
        appliance.world().publish("example.org. 300 IN MX 10 mx.example.org.");
        appliance.world().publish("mx.example.org. 300 IN A 127.0.0.1");
    }

    @AfterEach
    void stop() throws IOException {
        appliance.close();
        server.close();
    }

    @Test
    void itIsShownAsBouncedWithTheWordsOfTheServer() throws IOException {
        AuditClient owner = appliance.client("returned@example.net", "pro");
        assertThat(owner.post("/domains/initiate", CLAIM).status()).isEqualTo(201);
        await(owner, "/domains", "\"state\":\"delivered\"");
        String mail = "/outgoing-mails/" + owner.get("/outgoing-mails").text("id");
        assertThat(owner.get(mail).body()).contains("\"returned\":null", "\"notices\":[]");
        String returnPath = DATABASE.text("select return_path from outgoing_mails");
        assertThat(returnPath).matches("bounce-[0-9a-z]{26}@mailassay\\.localhost");

        assertThat(deliver("", returnPath, NOTIFICATION.formatted("somebody@example.org")))
                .isEqualTo(250);
        assertThat(await(owner, mail, "\"own_recipient\":false").body())
                .contains("\"status\":\"delivered\"", "\"recipient\":\"somebody@example.org\"");
        assertThat(deliver(
                        "postmaster@example.org",
                        returnPath.toUpperCase(Locale.ROOT),
                        NOTIFICATION.formatted("Admin@example.org")))
                .isEqualTo(250);
        assertThat(await(owner, "/domains", "\"state\":\"bounced\"").body())
                .contains("\"status\":\"5.2.2\"", "\"reply\":\"552 5.2.2 the mailbox is full\"");
        assertThat(owner.get(mail).body())
                .contains(
                        "\"status\":\"bounced\"",
                        "\"outcome\":\"delivered\"",
                        "\"action\":\"failed\",\"own_recipient\":true,\"recipient\":\"admin@example.org\","
                                + "\"enhanced_status\":\"5.2.2\"",
                        "\"reporting_mta\":\"mx.example.org\",\"remote_mta\":null,"
                                + "\"subject\":\"Undelivered Mail Returned to Sender\"");
        assertThat(owner.get("/outgoing-mails?status=bounced").body()).contains("\"total\":1", "\"returned\":{");
    }

    @Test
    void nothingThatComesThereIsAnsweredOrSetAside() throws IOException {
        AuditClient owner = appliance.client("answered@example.net", "pro");
        owner.post("/domains/initiate", CLAIM);
        await(owner, "/domains", "\"state\":\"delivered\"");
        String mail = "/outgoing-mails/" + owner.get("/outgoing-mails").text("id");
        String returnPath = DATABASE.text("select return_path from outgoing_mails");

        assertThat(deliver("", returnPath.replace("bounce-", "bounce-0"), "Subject: guessed\n\n"))
                .isEqualTo(550);
        // The mail's own return path as the sender: a loop if anything were answered.
        assertThat(deliver(returnPath, returnPath, "Subject: away\nAuto-Submitted: auto-replied\n\naway\n"))
                .isEqualTo(250);
        assertThat(deliver("", returnPath, "Subject: failure notice\n\nHi. It did not work.\n"))
                .isEqualTo(250);
        assertThat(await(owner, mail, "\"subject\":\"failure notice\"").body())
                .contains(
                        "\"action\":\"unstated\",\"own_recipient\":false,\"recipient\":null",
                        "\"status\":\"delivered\"")
                .doesNotContain("away");
        assertThat(DATABASE.number("select count(*) from outgoing_mails")).isEqualTo(1);
        assertThat(DATABASE.number("select count(*) from mail_repository")).isZero();
    }

    /// @return the code of the last answer
    private int deliver(String sender, String recipient, String text) throws IOException {
        try (SmtpClient client =
                SmtpClient.greet(new InetSocketAddress(InetAddress.getLoopbackAddress(), appliance.smtpPort()))) {
            client.say("MAIL FROM:<" + sender + ">");
            int answer = client.say("RCPT TO:<" + recipient + ">").code();
            if (answer != 250) {
                return answer;
            }
            client.say("DATA");
            client.send(text.replace("\n", "\r\n") + ".\r\n");
            return client.read().code();
        }
    }
}
