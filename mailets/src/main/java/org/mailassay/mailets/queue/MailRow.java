package org.mailassay.mailets.queue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import javax.mail.MessagingException;
import javax.mail.internet.AddressException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.mailet.Attribute;
import org.apache.mailet.Mail;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.queue.MailDetails;
import org.mailassay.store.queue.Submission;

/// Between a row and a James mail.
public final class MailRow {
    private MailRow() {}

    /// The mail of a row.
    public static MailImpl toMail(MailDetails details, long rawMessageId, Octets octets) throws MessagingException {
        return toMail(details, new StoredMessage(rawMessageId, octets));
    }

    /// The mail of a row with its message.
    public static MailImpl toMail(MailDetails details, StoredMessage message) throws MessagingException {
        MailImpl.Builder builder =
                MailImpl.builder().name(details.name()).state(details.state()).errorMessage(details.error());
        for (String recipient : details.envelope().recipients()) {
            builder.addRecipient(new MailAddress(recipient));
        }
        sender(details.envelope().reversePath(), builder);
        MailJson.read(details.attributes(), builder);
        MailImpl mail = builder.build();
        mail.setMessageNoCopy(message);
        return mail;
    }

    /// What stands in the row of a mail just received.
    ///
    /// @param processor where it is to go
    /// @param peer the address that the connection was made from, for James
    /// @param connection what is known of the client
    public static MailDetails received(
            String name,
            String processor,
            Envelope envelope,
            InetAddress peer,
            Connection connection,
            Instant receivedAt) {
        List<Attribute> facts = SessionFacts.attributes(connection, envelope.reversePath(), receivedAt);
        String attributes = MailJson.write(facts.stream(), peer.getHostAddress(), receivedAt);
        return new MailDetails(name, envelope, attributes, processor, "");
    }

    /// What of a mail stands in its row.
    public static MailDetails details(Mail mail) {
        String error = mail.getErrorMessage() == null ? "" : mail.getErrorMessage();
        Envelope envelope = new Envelope(
                mail.getMaybeSender().asString(""),
                mail.getRecipients().stream().map(MailAddress::asString).toList());
        return new MailDetails(mail.getName(), envelope, MailJson.write(mail), mail.getState(), error);
    }

    /// The octets of a mail: a reference when they are stored and no mailet has changed them.
    public static Submission.Content content(Mail mail) throws MessagingException {
        if (mail.getMessage() instanceof StoredMessage stored && !stored.isModified()) {
            return new Submission.Content.Stored(
                    stored.rawMessageId(), stored.octets().length());
        }
        try (InputStream octets = new MimeMessageInputStream(mail.getMessage())) {
            return new Submission.Content.Fresh(Octets.of(octets.readAllBytes()));
        } catch (IOException e) {
            throw new MessagingException("The message of " + mail.getName() + " cannot be read", e);
        }
    }

    /// James knows fewer forms of an address than are sent. Where it fails, the mail has no sender for James; the text
    /// stays in the session's facts.
    private static void sender(String reversePath, MailImpl.Builder builder) {
        if (reversePath.isEmpty()) {
            return;
        }
        try {
            builder.sender(new MailAddress(reversePath));
        } catch (AddressException e) {
            builder.sender(MailAddress.nullSender());
        }
    }
}
