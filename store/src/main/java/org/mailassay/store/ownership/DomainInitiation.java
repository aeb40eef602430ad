package org.mailassay.store.ownership;

import java.util.List;

/// What came of the wish to prove that a domain is one's own.
public sealed interface DomainInitiation {
    /// It can be proven now.
    ///
    /// @param mails that were handed over
    record Initiated(OwnedDomain domain, List<ConfirmationMail> mails) implements DomainInitiation {
        public Initiated {
            mails = List.copyOf(mails);
        }
    }

    /// The account has as many domains as its plan allows.
    record QuotaReached(int allowed) implements DomainInitiation {}

    /// Too many mails were sent.
    record TooManyMails(MailLimit limit) implements DomainInitiation {}
}
