package org.mailassay.mailets.spool;

import java.util.Locale;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.mailets.queue.SessionFacts;
import org.mailassay.mailets.queue.StoredMessage;
import org.mailassay.store.address.AddressBook;
import org.mailassay.store.address.Recipient;
import org.mailassay.store.outgoing.ReturnedMails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what comes to the return path of an outgoing mail with that mail. It answers nobody, whatever came, so that no
/// two servers can go on writing to each other (RFC 5321, section 6.1).
public final class BounceMailet extends GenericMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(BounceMailet.class);

    private final AddressBook addresses;
    private final ReturnedMails returned;

    /// Hands in what comes to the addresses that are return paths.
    public BounceMailet(AddressBook addresses, ReturnedMails returned) {
        this.addresses = addresses;
        this.returned = returned;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        StoredMessage stored = StoredMessage.of(mail);
        ReceivedMessage message = SessionFacts.receivedMessage(mail, stored.octets());
        for (MailAddress recipient : mail.getRecipients()) {
            LOGGER.info("{} came to the return path of an outgoing mail: {}", message.name(), take(message, recipient));
        }
        mail.setState(Mail.GHOST);
    }

    private ReturnedMails.Effect take(ReceivedMessage message, MailAddress recipient) {
        Optional<Recipient> owner =
                addresses.find(recipient.getLocalPart(), recipient.getDomain().asString());
        return owner.filter(known -> known.kind() == Recipient.Kind.BOUNCE)
                .map(known -> returned.take(
                        known.accountId(), recipient.getLocalPart().toLowerCase(Locale.ROOT), message))
                .orElse(ReturnedMails.Effect.TOO_LATE);
    }
}
