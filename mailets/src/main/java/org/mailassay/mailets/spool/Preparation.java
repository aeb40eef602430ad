package org.mailassay.mailets.spool;

import org.apache.mailet.Mail;
import org.mailassay.mailets.queue.StoredMessage;

/// What is found out about a mail before a processor gets it, and may be waited for: many mails are prepared at once.
@FunctionalInterface
public interface Preparation {
    /// Adds to the mail what was found out. It takes a few seconds at most, and never keeps a mail back.
    void prepare(Mail mail, StoredMessage stored);
}
