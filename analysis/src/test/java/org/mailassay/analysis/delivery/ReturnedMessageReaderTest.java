package org.mailassay.analysis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;

/// Mails as the servers of this world write them, and worse.
class ReturnedMessageReaderTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            postfix             | Undelivered Mail Returned to Sender | mx.example.net | failed jane@inner.example.net = jane@example.net, 5.1.1, inner.example.net: 550 5.1.1 <jane@inner.example.net>: Recipient address rejected: User unknown in local recipient table
            delayed             | Zustellung verzögert | relay.example.net | delayed jane@example.net, 4.4.1
            exim                | Mail delivery failed: returning message to sender | exim.example.net | failed jane@example.net, 5.0.0, mailstore.example.net: 552-5.2.2 The mailbox is full 552 5.2.2 Try again later
            exchange            | Undeliverable: hello | EX1.exchange.example.net | failed jane@example.net, 5.7.133: 550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; X-Display-Name: Jane
            several             | Return receipt | sendmail.example.net | expanded list@example.net = list@example.net, 2.0.0; relayed one@example.org, 2.1.5, mx.example.org; delivered two, 2.1.5; unstated three@example.org
            utf8                | Zurück | mx.example.net | failed jörg@xn--bcher-kva.example = jörg@xn--bcher-kva.example, 5.6.7: 553 5.6.7 Adresse ungültig
            encoded             | Returned | mx.example.net | failed jane@example.net, 5.2.1
            run-together        | Returned | mx.example.net | failed jane@example.net, 5.4.4
            """)
    void aNotificationIsReadByItsFields(String file, String subject, String reportingMta, String recipients)
            throws IOException {
        assertThat(read(file, "")).isInstanceOfSatisfying(ReturnedMessage.Notification.class, notification -> {
            assertThat(notification.subject()).isEqualTo(subject);
            assertThat(notification.reportingMta()).isEqualTo(reportingMta);
            assertThat(notification.recipients())
                    .extracting(ReturnedMessageReaderTest::text)
                    .containsExactly(recipients.split("; (?=expanded|relayed|delivered|unstated)"));
        });
        assertThat(read(file, "postmaster@example.net"))
                .as("the null sender is not asked for where a program speaks")
                .isEqualTo(read(file, ""));
    }

    @ParameterizedTest
    @CsvSource({"qmail, failure notice", "within-the-returned, failure notice", "exim-for-people, Mail delivery failed"
    })
    void whatIsSaidToPeopleOnlyIsNotInterpreted(String file, String subject) throws IOException {
        assertThat(read(file, "")).isEqualTo(new ReturnedMessage.Unstated(subject));
        assertThat(read(file, "jane@example.net")).isEqualTo(new ReturnedMessage.Answer());
    }

    @ParameterizedTest
    @CsvSource({"absent", "receipt"})
    void anAnswerIsNoBounce(String file) throws IOException {
        assertThat(read(file, "")).isEqualTo(new ReturnedMessage.Answer());
    }

    @ParameterizedTest
    @CsvSource({
        "jane@example.net, true",
        "JANE@Example.NET, true",
        "jane@inner.example.net, true",
        "john@example.net, false",
        "jane@example.network, false",
    })
    void aRecipientIsKnownByEitherAddress(String address, boolean concerned) throws IOException {
        ReturnedMessage.Notification notification = (ReturnedMessage.Notification) read("postfix", "");
        assertThat(notification.recipients().getFirst().concerns(address)).isEqualTo(concerned);
    }

    @Test
    void howeverMuchThereIsOnlySomeOfItIsRead() {
        String group = "Final-Recipient: rfc822; a@example.net\r\nAction: failed\r\n\r\n";
        assertThat(((ReturnedMessage.Notification) read(status(group.repeat(10_000)))).recipients())
                .hasSize(1_000);
        assertThat(((ReturnedMessage.Notification) read(status(group + "X: y\r\n".repeat(200_000)))).recipients())
                .hasSize(1);
        assertThat(read(status("Final-Recipient: rfc822; " + "a".repeat(1 << 20) + "\r\nAction: failed\r\n")))
                .isInstanceOfAny(ReturnedMessage.Notification.class, ReturnedMessage.Unstated.class);
        String long5 = "Final-Recipient: utf-8; " + "\\x{41}".repeat(500) + "\r\nDiagnostic-Code: x; "
                + "\u0007z".repeat(5_000) + "\r\n";
        assertThat(((ReturnedMessage.Notification) read(status(long5))).recipients())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.finalRecipient()).hasSizeLessThanOrEqualTo(255);
                    assertThat(each.diagnostic())
                            .hasSizeLessThanOrEqualTo(1_000)
                            .matches("z+");
                });
    }

    @Test
    void whateverIsNestedComesToAnEnd() {
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            nested.append("Content-Type: multipart/report; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i);
            nested.append("\r\n");
        }
        Assertions.assertTimeout(
                SOON, () -> assertThat(read(nested.toString())).isEqualTo(new ReturnedMessage.Unstated("")));
        Assertions.assertTimeout(
                SOON,
                () -> assertThat(read("Content-Type: message/rfc822\r\n\r\n".repeat(50_000)))
                        .isEqualTo(new ReturnedMessage.Unstated("")));
    }

    private static String text(RecipientStatus status) {
        StringBuilder text =
                new StringBuilder(status.action().code()).append(' ').append(status.finalRecipient());
        for (String each : List.of(status.status(), status.remoteMta())) {
            text.append(each.isEmpty() ? "" : ", " + each);
        }
        if (!status.originalRecipient().isEmpty()) {
            text.insert(text.indexOf(","), " = " + status.originalRecipient());
        }
        return text + (status.diagnostic().isEmpty() ? "" : ": " + status.diagnostic());
    }

    private static String status(String groups) {
        return "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                + groups + "\r\n--b--\r\n";
    }

    private static ReturnedMessage read(String message) {
        return read(message.getBytes(StandardCharsets.UTF_8), "");
    }

    private static ReturnedMessage read(String file, String reversePath) throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                ReturnedMessageReaderTest.class.getResourceAsStream("/delivery/" + file + ".eml"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), reversePath);
        }
    }

    private static ReturnedMessage read(byte[] octets, String reversePath) {
        return ReturnedMessageReader.read(new ReceivedMessage(
                "mail-1",
                Octets.of(octets),
                new Envelope(reversePath, List.of("bounce-1@mail.example")),
                new Connection.Unknown(),
                Instant.EPOCH));
    }
}
