package org.mailassay.mailets.spool;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.mailets.queue.MailVerdict;
import org.mailassay.mailets.queue.SessionFacts;
import org.mailassay.mailets.queue.StoredMessage;
import org.mailassay.store.address.AddressBook;
import org.mailassay.store.address.Recipient;
import org.mailassay.store.intake.Arrival;
import org.mailassay.store.intake.ReportIntake;

/// Hands a mail to the report intake of each account whose reporting address received it.
public final class ReportMailet extends GenericMailet {
    private final AddressBook addresses;
    private final ReportIntake intake;

    /// Hands in what the addresses say is a report.
    public ReportMailet(AddressBook addresses, ReportIntake intake) {
        this.addresses = addresses;
        this.intake = intake;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        StoredMessage stored = StoredMessage.of(mail);
        ReceivedMessage message = SessionFacts.receivedMessage(mail, stored.octets());
        MailVerdict verdict = MailVerdict.of(mail);
        for (long account : accounts(mail)) {
            intake.take(new Arrival(
                    account,
                    message,
                    OptionalLong.of(stored.rawMessageId()),
                    verdict.authenticated(),
                    verdict.results()));
        }
        mail.setState(Mail.GHOST);
    }

    private Set<Long> accounts(Mail mail) throws MessagingException {
        Set<Long> found = new HashSet<>();
        for (MailAddress recipient : mail.getRecipients()) {
            addresses
                    .find(recipient.getLocalPart(), recipient.getDomain().asString())
                    .filter(owner -> owner.kind() == Recipient.Kind.REPORT)
                    .ifPresent(owner -> found.add(owner.accountId()));
        }
        if (found.isEmpty()) {
            throw new MessagingException("No account has any of the addresses " + mail.getRecipients() + " now");
        }
        return found;
    }
}
