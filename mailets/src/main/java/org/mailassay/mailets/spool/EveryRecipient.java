package org.mailassay.mailets.spool;

import java.util.Collection;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/// Matches all recipients: which processor they belong to was decided when the mail was received.
final class EveryRecipient extends GenericMatcher {
    @Override
    public Collection<MailAddress> match(Mail mail) {
        return mail.getRecipients();
    }
}
