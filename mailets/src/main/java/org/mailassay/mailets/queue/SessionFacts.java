package org.mailassay.mailets.queue;

import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;

/// What the SMTP session knew of a mail, as attributes of it.
public final class SessionFacts {
    private static final AttributeName REVERSE_PATH = AttributeName.of("org.mailassay.reverse-path");
    private static final AttributeName RECEIVED_AT = AttributeName.of("org.mailassay.received-at");
    private static final AttributeName CLIENT = AttributeName.of("org.mailassay.client");
    private static final AttributeName CLIENT_PORT = AttributeName.of("org.mailassay.client-port");
    private static final AttributeName PROTOCOL = AttributeName.of("org.mailassay.protocol");
    private static final AttributeName TLS_VERSION = AttributeName.of("org.mailassay.tls-version");
    private static final AttributeName TLS_CIPHER = AttributeName.of("org.mailassay.tls-cipher");

    private SessionFacts() {}

    /// The facts as attributes.
    ///
    /// @param reversePath as given in MAIL, which James' own form of an address may not hold
    public static List<Attribute> attributes(Connection connection, String reversePath, Instant receivedAt) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(REVERSE_PATH.withValue(AttributeValue.of(reversePath)));
        attributes.add(RECEIVED_AT.withValue(AttributeValue.of(ZonedDateTime.ofInstant(receivedAt, ZoneOffset.UTC))));
        switch (connection) {
            case Connection.Smtp smtp -> {
                attributes.add(CLIENT.withValue(AttributeValue.of(smtp.client().getHostAddress())));
                attributes.add(CLIENT_PORT.withValue(AttributeValue.of(smtp.clientPort())));
                attributes.addAll(said(smtp.helo(), smtp.protocol(), smtp.tls()));
            }
            // Without a client, but with a protocol.
            case Connection.Hidden hidden -> attributes.addAll(said(hidden.helo(), hidden.protocol(), hidden.tls()));
            case Connection.Unknown _ -> {}
        }
        return attributes;
    }

    private static List<Attribute> said(String helo, String protocol, Optional<Connection.Tls> tls) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(Mail.SMTP_HELO.withValue(AttributeValue.of(helo)));
        attributes.add(PROTOCOL.withValue(AttributeValue.of(protocol)));
        tls.ifPresent(used -> {
            attributes.add(TLS_VERSION.withValue(AttributeValue.of(used.version())));
            attributes.add(TLS_CIPHER.withValue(AttributeValue.of(used.cipherSuite())));
        });
        return attributes;
    }

    /// The message as the analysis sees it.
    ///
    /// @param octets as they were received
    public static ReceivedMessage receivedMessage(Mail mail, Octets octets) {
        String reversePath =
                text(mail, REVERSE_PATH).orElseGet(() -> mail.getMaybeSender().asString(""));
        List<String> recipients =
                mail.getRecipients().stream().map(MailAddress::asString).toList();
        Instant receivedAt = AttributeUtils.getValueAndCastFromMail(mail, RECEIVED_AT, ZonedDateTime.class)
                .map(ZonedDateTime::toInstant)
                .orElseGet(() -> mail.getLastUpdated().toInstant());
        return new ReceivedMessage(
                mail.getName(), octets, new Envelope(reversePath, recipients), connection(mail), receivedAt);
    }

    private static Connection connection(Mail mail) {
        Optional<String> client = text(mail, CLIENT);
        String protocol = text(mail, PROTOCOL).orElse("");
        if (client.isEmpty() && protocol.isEmpty()) {
            return new Connection.Unknown();
        }
        Optional<Connection.Tls> tls = text(mail, TLS_VERSION)
                .map(version ->
                        new Connection.Tls(version, text(mail, TLS_CIPHER).orElse("")));
        if (client.isEmpty()) {
            return new Connection.Hidden(text(mail, Mail.SMTP_HELO).orElse(""), protocol, tls);
        }
        return new Connection.Smtp(
                InetAddress.ofLiteral(client.get()),
                AttributeUtils.getValueAndCastFromMail(mail, CLIENT_PORT, Integer.class)
                        .orElse(0),
                text(mail, Mail.SMTP_HELO).orElse(""),
                protocol,
                tls);
    }

    private static Optional<String> text(Mail mail, AttributeName name) {
        return AttributeUtils.getValueAndCastFromMail(mail, name, String.class);
    }
}
