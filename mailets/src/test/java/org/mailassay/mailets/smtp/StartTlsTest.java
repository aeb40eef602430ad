package org.mailassay.mailets.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.analysis.message.Connection;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.testing.SmtpClient;

class StartTlsTest {
    @TempDir
    private Path folder;

    @Test
    void knowsTheFactsOfAnEncryptedSession() throws IOException, InterruptedException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            SSLSession session = client.startTls(SmtpClient.trustingAll());
            assertThat(client.say("EHLO encrypted.example").lines()).doesNotContain("STARTTLS");
            assertThat(client.deliver("a@sender.example", "reports@example.org", "Subject: a\r\n\r\n")
                            .code())
                    .isEqualTo(250);

            Connection.Smtp connection = server.next().connection();

            assertThat(connection.client()).isEqualTo(InetAddress.getLoopbackAddress());
            assertThat(connection.clientPort()).isPositive();
            assertThat(connection.helo()).isEqualTo("encrypted.example");
            assertThat(connection.protocol()).isEqualTo("ESMTPS");
            assertThat(connection.tls())
                    .isEqualTo(Optional.of(new Connection.Tls("TLSv1.3", session.getCipherSuite())));
        }
    }

    @Test
    void knowsTheFactsOfAPlainSession() throws IOException, InterruptedException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            client.deliver("a@sender.example", "reports@example.org", "\r\n");
            Connection.Smtp extended = server.next().connection();
            client.say("HELO plain.example");
            client.deliver("a@sender.example", "reports@example.org", "\r\n");
            Connection.Smtp plain = server.next().connection();

            assertThat(extended.protocol()).isEqualTo("ESMTP");
            assertThat(extended.helo()).isEqualTo("client.example");
            assertThat(extended.tls()).isEmpty();
            assertThat(plain.protocol()).isEqualTo("SMTP");
            assertThat(plain.helo()).isEqualTo("plain.example");
        }
    }

    @Test
    void forgetsWhatWasSaidBefore() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            client.say("MAIL FROM:<a@sender.example>");
            client.startTls(SmtpClient.trustingAll());
            assertThat(client.say("RCPT TO:<reports@example.org>").code()).isEqualTo(503);
            assertThat(client.say("MAIL FROM:<a@sender.example>").code()).isEqualTo(503);
            assertThat(client.say("STARTTLS").code()).isEqualTo(500);
            assertThat(client.say("STARTTLS now").code()).isGreaterThanOrEqualTo(500);
        }
    }

    /// CVE-2011-0411: what was sent in the clear is not taken as said within TLS.
    @Test
    void takesNothingThatCameTogetherWithStartTls() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            client.send("STARTTLS\r\nEHLO injected.example\r\nMAIL FROM:<a@sender.example>\r\n");
            assertThat(client.read().code()).isEqualTo(220);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void closesWhenTheHandShakeIsNone() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            assertThat(client.say("STARTTLS").code()).isEqualTo(220);
            client.send("EHLO not-tls.example\r\nNOOP\r\n");
            // An alert may come before the end, which is no SMTP any more.
            client.drain();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void resumesSessions() throws IOException, InterruptedException {
        SSLContext context = SmtpClient.trustingAll();
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT)) {
            long first = handShakeCreatedAt(server, context);
            assertThat(handShakeCreatedAt(server, context)).isEqualTo(first);
        }
    }

    /// In TLS 1.2 a client can ask for one hand-shake after the other, each of which costs the server more than itself.
    @Test
    void refusesAnotherHandShake() throws IOException, NoSuchAlgorithmException, KeyManagementException {
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        context.init(null, SmtpClient.trustAll(), null);
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            assertThat(client.startTls(context).getProtocol()).isEqualTo("TLSv1.2");
            assertThat(client.say("NOOP").code()).isEqualTo(250);
            assertThatThrownBy(() -> {
                        client.handShakeAgain();
                        client.say("NOOP");
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private static long handShakeCreatedAt(ListenerUnderTest server, SSLContext context) throws IOException {
        try (SmtpClient client = server.greet()) {
            SSLSession session = client.startTls(context);
            // In TLS 1.3 the ticket comes after the hand-shake, with the first answer.
            client.say("EHLO client.example");
            client.say("QUIT");
            return session.getCreationTime();
        }
    }
}
