package org.mailassay.api.verification;

import java.time.Instant;
import java.util.List;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.account.RandomText;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.ownership.ConfirmationMail;
import org.mailassay.store.ownership.VerificationMails;

/// Writes mails that ask for a confirmation, and hands them over.
public final class VerificationPost {
    private static final String PURPOSE = "verification";
    private static final int IDENTIFIER_LENGTH = 24;

    private final OutgoingStore outgoing;
    private final VerificationMails mails;
    private final String mailDomain;
    private final EmailAddress sender;

    /// @param mailDomain of the appliance
    /// @param sender who the mails are from, and where bounces of other servers go
    public VerificationPost(OutgoingStore outgoing, VerificationMails mails, String mailDomain, EmailAddress sender) {
        this.outgoing = outgoing;
        this.mails = mails;
        this.mailDomain = mailDomain;
        this.sender = sender;
    }

    /// Sends them; when this returns they are on disk.
    ///
    /// @param page the address that a link's token is put behind
    public void send(
            Account account,
            List<ConfirmationMail> letters,
            String value,
            String page,
            MailLanguage language,
            Instant now) {
        for (ConfirmationMail mail : letters) {
            VerificationLetter letter = new VerificationLetter(
                    language,
                    value,
                    mail.host(),
                    account.email(),
                    mailDomain,
                    sender.text(),
                    mail.recipient(),
                    page + mail.token(),
                    now.plus(VerificationMails.VALIDITY));
            Octets message = letter.letter().octets(now, RandomText.base62(IDENTIFIER_LENGTH));
            mails.handOver(
                    mail,
                    new OutgoingMessage(mail.accountId(), PURPOSE, sender.text(), mail.recipient(), message),
                    outgoing);
        }
    }
}
