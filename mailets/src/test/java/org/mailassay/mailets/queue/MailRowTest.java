package org.mailassay.mailets.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.PerRecipientHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.queue.MailDetails;
import org.mailassay.store.queue.Submission;

class MailRowTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final Octets OCTETS =
            Octets.of("subject: A\r\nX :odd\r\n\tfold\r\n\r\n\u00ff\r\n".getBytes(StandardCharsets.ISO_8859_1));

    @ParameterizedTest
    @ValueSource(strings = {"", "a@sender.example", "\"a b\"@sender.example", "a..b@sender.example", "a@x_y.example"})
    void keepsTheFactsOfTheSession(String reversePath) throws MessagingException {
        Connection.Smtp connection = new Connection.Smtp(
                InetAddress.ofLiteral("2001:db8::1"),
                12_345,
                "client.example",
                "ESMTPS",
                Optional.of(new Connection.Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384")));
        Envelope envelope = new Envelope(reversePath, List.of("one@example.org", "two@example.org"));

        MailDetails row = MailRow.received("name", "report", envelope, connection.client(), connection, RECEIVED);
        MailImpl mail = MailRow.toMail(row, 7, OCTETS);

        assertThat(mail.getState()).isEqualTo("report");
        assertThat(mail.getRemoteAddr()).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(SessionFacts.receivedMessage(mail, OCTETS))
                .isEqualTo(new ReceivedMessage("name", OCTETS, envelope, connection, RECEIVED));
    }

    @Test
    void keepsThatTheClientWasNotSeen() throws MessagingException {
        Connection hidden = new Connection.Hidden("client.example", "ESMTP", Optional.empty());
        MailDetails row = MailRow.received(
                "name",
                "scan",
                new Envelope("a@sender.example", List.of()),
                InetAddress.ofLiteral("172.18.0.1"),
                hidden,
                RECEIVED);
        assertThat(SessionFacts.receivedMessage(MailRow.toMail(row, 7, OCTETS), OCTETS)
                        .connection())
                .isEqualTo(hidden);
    }

    @Test
    void knowsThatAMailOfItsOwnCameOverNoConnection() throws MessagingException {
        MailImpl mail = MailImpl.builder()
                .name("own")
                .sender("a@example.org")
                .addRecipient("b@example.com")
                .build();
        ReceivedMessage message = SessionFacts.receivedMessage(mail, OCTETS);
        assertThat(message.connection()).isEqualTo(new Connection.Unknown());
        assertThat(message.envelope()).isEqualTo(new Envelope("a@example.org", List.of("b@example.com")));
    }

    @Test
    void keepsWhatJamesKnowsOfAMail() throws MessagingException {
        MailImpl mail = MailImpl.builder()
                .name("name")
                .sender("a@example.com")
                .addRecipient("b@example.org")
                .state("error")
                .errorMessage("why")
                .remoteAddr("192.0.2.1")
                .addAttribute(new Attribute(AttributeName.of("number"), AttributeValue.of(5)))
                .addAttribute(new Attribute(AttributeName.of("text"), AttributeValue.of("\"quoted\" \u00e9")))
                .addAttribute(new Attribute(AttributeName.of("passing"), AttributeValue.ofUnserializable(this)))
                .addHeaderForRecipient(
                        PerRecipientHeaders.Header.builder()
                                .name("X-For")
                                .value("b")
                                .build(),
                        new MailAddress("b@example.org"))
                .build();

        MailImpl again = MailRow.toMail(MailRow.details(mail), 7, OCTETS);

        assertThat(again.getName()).isEqualTo("name");
        assertThat(again.getMaybeSender()).isEqualTo(mail.getMaybeSender());
        assertThat(again.getRecipients()).isEqualTo(mail.getRecipients());
        assertThat(again.getState()).isEqualTo("error");
        assertThat(again.getErrorMessage()).isEqualTo("why");
        assertThat(again.getRemoteAddr()).isEqualTo("192.0.2.1");
        assertThat(again.getLastUpdated()).isEqualTo(mail.getLastUpdated());
        assertThat(again.getPerRecipientSpecificHeaders()).isEqualTo(mail.getPerRecipientSpecificHeaders());
        assertThat(again.attributesMap().get(AttributeName.of("number")))
                .isEqualTo(mail.attributesMap().get(AttributeName.of("number")));
        assertThat(again.attributesMap().get(AttributeName.of("text")))
                .isEqualTo(mail.attributesMap().get(AttributeName.of("text")));
        assertThat(again.getAttribute(AttributeName.of("passing"))).isEmpty();
    }

    @Test
    void refersToStoredOctetsUntilAMailetChangesThem() throws MessagingException, IOException {
        MailImpl mail = MailRow.toMail(
                new MailDetails("name", new Envelope("", List.of("b@example.org")), "{}", "report", ""), 7, OCTETS);
        assertThat(MailRow.content(mail)).isEqualTo(new Submission.Content.Stored(7, OCTETS.length()));
        assertThat(new MimeMessageInputStream(mail.getMessage()).readAllBytes()).isEqualTo(OCTETS.toByteArray());
        // Reading its parts changes nothing.
        assertThat(mail.getMessage().getSubject()).isEqualTo("A");
        assertThat(MailRow.content(mail)).isEqualTo(new Submission.Content.Stored(7, OCTETS.length()));

        mail.getMessage().addHeader("X-New", "1");

        assertThat(MailRow.content(mail))
                .isInstanceOfSatisfying(
                        Submission.Content.Fresh.class,
                        fresh -> assertThat(fresh.octets().latin1())
                                .contains("X-New: 1")
                                .endsWith("\u00ff\r\n"));
    }
}
