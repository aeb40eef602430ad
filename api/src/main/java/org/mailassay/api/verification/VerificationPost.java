package org.mailassay.api.verification;

import java.time.Instant;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.account.RandomText;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.outgoing.ReturnPath;
import org.mailassay.store.ownership.LinkLetters;
import org.mailassay.store.ownership.VerificationMails;

/// Writes mails that ask for a confirmation.
public final class VerificationPost {
    private static final String PURPOSE = "verification";
    private static final int IDENTIFIER_LENGTH = 24;

    private final OutgoingStore outgoing;
    private final String mailDomain;
    private final EmailAddress sender;
    private final ReturnPath returnPath;

    /// @param mailDomain of the appliance
    /// @param sender who the mails are from
    /// @param returnPath where bounces of other servers go
    public VerificationPost(OutgoingStore outgoing, String mailDomain, EmailAddress sender, ReturnPath returnPath) {
        this.outgoing = outgoing;
        this.mailDomain = mailDomain;
        this.sender = sender;
        this.returnPath = returnPath;
    }

    /// The mails of a claim, written as they are handed over.
    ///
    /// @param value what is to be confirmed
    /// @param page the address that a link's token is put behind
    public LinkLetters letters(Account account, String value, String page, MailLanguage language, Instant now) {
        return new LinkLetters(outgoing, mail -> {
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
            return new OutgoingMessage(mail.accountId(), PURPOSE, returnPath, mail.recipient(), message);
        });
    }
}
