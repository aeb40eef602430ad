package org.mailassay.mailets.spool;

import javax.mail.MessagingException;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/// Sets a mail aside in a repository, where somebody reads it.
public final class KeepingMailet extends GenericMailet {
    private final MailRepository repository;

    /// Keeps in that repository.
    public KeepingMailet(MailRepository repository) {
        this.repository = repository;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        repository.store(mail);
        mail.setState(Mail.GHOST);
    }
}
