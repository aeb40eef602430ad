package org.mailassay.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.mailassay.appliance.StagedAppliance.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.appliance.AuditClient.Answer;
import org.mailassay.appliance.settings.OutgoingSection;
import org.mailassay.store.testing.TestDatabase;

/// Ownership by e-mail, all the way to a Postfix that greylists and back by the link.
class MailedProofTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String BY_MAIL = "{\"domain\": \"%s\", \"method\": \"email\", \"target\": \"%s\"}";
    private static final String VERIFY = """
            import sys
            try:
                import dkim
            except ImportError:
                sys.exit(77)
            mail = open(sys.argv[1], 'rb').read()
            record = ('v=DKIM1; k=rsa; p=' + sys.argv[2]).encode()
            def answer(name, timeout=5):
                return record if name in (b's1._domainkey.mailassay.localhost.',) else None
            sys.exit(0 if dkim.verify(mail, dnsfunc=answer) else 1)
            """;

    @TempDir
    Path folder;

    @Test
    void aMailGoesThroughGreylistingEncryptedAndSignedAndItsLinkProvesTheDomain() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Path key = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        try (PostfixServer postfix = new PostfixServer(Files.createDirectory(folder.resolve("postfix")));
                StagedAppliance appliance = new StagedAppliance(
                        DATABASE,
                        folder.resolve("data"),
                        Map.of(
                                OutgoingSection.PORT.key(), Integer.toString(postfix.port()),
                                OutgoingSection.ALLOW_PRIVATE.key(), "true",
                                OutgoingSection.DKIM_DOMAIN.key(), "mailassay.localhost",
                                OutgoingSection.DKIM_SELECTOR.key(), "s1",
                                OutgoingSection.DKIM_KEY.key(), key.toString()))) {
            appliance.world().replace("mail.example.com. 300 IN A ", "mail.example.com. 300 IN A 127.0.0.1");
            AuditClient owner = appliance.client("mailed@example.net", "pro");
            Answer made = owner.post("/domains/initiate", BY_MAIL.formatted("example.com", "admin"));
            assertThat(made.status()).isEqualTo(201);
            isPutOffOnce(owner);
            Answer delivered = await(owner, "/domains", "\"state\":\"delivered\"");
            assertThat(delivered.body()).contains("\"to\":\"admin@example.com\"", "\"is_verified\":false");
            showsBothTries(owner);

            Path mail = postfix.mail("admin");
            assertThat(Files.readString(mail)).contains("with ESMTPS", "(using TLSv1.3 ", "\nDKIM-Signature: ");
            confirm(appliance, Files.readString(mail));
            assertThat(owner.get("/domains").body()).contains("\"is_verified\":true");
            isRefusedOrDead(appliance, owner);
            isSigned(mail, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        }
    }

    /// The first try is answered with 451. The next would come in a minute.
    private static void isPutOffOnce(AuditClient owner) {
        assertThat(await(owner, "/domains", "\"state\":\"deferred\"").body())
                .contains("\"status\":\"4.7.1\"", "Greylisted, come again")
                .containsPattern("\"next_attempt_at\":\"\\d");
        DATABASE.execute("update mail_queue set next_delivery = now() where queue = 'outgoing'");
    }

    private static void showsBothTries(AuditClient owner) {
        String id = owner.get("/outgoing-mails").text("id");
        assertThat(owner.get("/outgoing-mails/" + id).body())
                .containsSubsequence(
                        "\"status\":\"delivered\",\"attempts\":2",
                        "\"attempt\":1",
                        "\"outcome\":\"deferred\",\"stage\":\"rcpt\",\"host\":\"mail.example.com\",\"address\":\"127.0.0.1\","
                                + "\"smtp_code\":451,\"enhanced_status\":\"4.7.1\"",
                        "\"attempt\":2",
                        "\"outcome\":\"delivered\"",
                        "\"smtp_code\":250,\"enhanced_status\":\"2.0.0\"",
                        "\"tls\":{\"demand\":\"opportunistic\",\"version\":\"TLSv1.3\"");
    }

    /// A link scanner opens it, a person presses the button.
    private static void confirm(StagedAppliance appliance, String mail) throws IOException, InterruptedException {
        Matcher link =
                Pattern.compile("/api/audit/v1/domains/confirm/[0-9A-Za-z]{40}").matcher(mail.replace("=\n", ""));
        assertThat(link.find()).as(mail).isTrue();
        URI page = URI.create("http://127.0.0.1:" + appliance.httpPort() + link.group());
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                            .body())
                    .contains("<button type=\"submit\">");
            HttpRequest pressed = HttpRequest.newBuilder(page)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.noBody())
                    .build();
            assertThat(http.send(pressed, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    /// A mailbox that Postfix does not know, and a host that nobody is at.
    private static void isRefusedOrDead(StagedAppliance appliance, AuditClient owner) throws IOException {
        AuditClient other = appliance.client("refused@example.net", "pro");
        other.post("/domains/initiate", BY_MAIL.formatted("example.com", "abuse"));
        assertThat(await(other, "/domains", "\"state\":\"bounced\"").body())
                .contains("\"status\":\"5.1.1\"", "550 5.1.1 <abuse@example.com>: Recipient address rejected");
        appliance.world().publish("dead.example. 300 IN MX 10 mx.dead.example.");
        appliance.world().publish("mx.dead.example. 300 IN A 127.0.0.2");
        owner.post("/domains/initiate", BY_MAIL.formatted("dead.example", "admin"));
        assertThat(await(owner, "/domains", "\"state\":\"deferred\"").body()).contains("\"status\":\"4.4.1\"");
    }

    private void isSigned(Path mail, String publicKey) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("verify.py"), VERIFY);
        Process process = new ProcessBuilder("/usr/bin/python3", script.toString(), mail.toString(), publicKey)
                .inheritIO()
                .start();
        int code = process.waitFor();
        if (code == 77) {
            System.out.println("SKIPPED: the signature is not verified, python3-dkim is not installed on this machine");
            abort("python3-dkim is not installed on this machine");
        }
        assertThat(code).as("dkimpy").isZero();
    }
}
