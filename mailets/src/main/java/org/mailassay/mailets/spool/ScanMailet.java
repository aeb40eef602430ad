package org.mailassay.mailets.spool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.mailets.queue.SessionFacts;
import org.mailassay.mailets.queue.StoredMessage;
import org.mailassay.store.scan.Acceptance;
import org.mailassay.store.scan.ScanReception;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives a mail to each scan and seed address that it is for. What is taken is carried out elsewhere; a mail for which
/// nothing is open any more, because another was there first, is set aside with that reason.
public final class ScanMailet extends GenericMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(ScanMailet.class);

    private final ScanReception scans;

    /// Gives mails to these scans.
    public ScanMailet(ScanReception scans) {
        this.scans = scans;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        StoredMessage stored = StoredMessage.of(mail);
        ReceivedMessage message = SessionFacts.receivedMessage(mail, stored.octets());
        List<MailAddress> closed = new ArrayList<>();
        for (MailAddress recipient : mail.getRecipients()) {
            if (!isTaken(message, stored.rawMessageId(), recipient)) {
                closed.add(recipient);
            }
        }
        if (closed.isEmpty()) {
            mail.setState(Mail.GHOST);
        } else {
            LOGGER.warn("{} is set aside: nothing is open at {}", mail.getName(), closed);
            mail.setRecipients(closed);
            mail.setErrorMessage("scan: the address has its message already, or is closed");
            mail.setState(Mail.ERROR);
        }
    }

    private boolean isTaken(ReceivedMessage message, long rawMessageId, MailAddress recipient) {
        String localPart = recipient.getLocalPart().toLowerCase(Locale.ROOT);
        return switch (scans.take(message, rawMessageId, recipient.asString(), localPart)) {
            case Acceptance.Started(var run) -> {
                LOGGER.info("{} is the message of scan {}", message.name(), run);
                yield true;
            }
            case Acceptance.OverQuota(var scan) -> {
                LOGGER.info("{} came to scan {}, for which the day's quota is used up", message.name(), scan);
                yield true;
            }
            case Acceptance.TakenBefore _ -> true;
            case Acceptance.Closed _ -> false;
        };
    }
}
