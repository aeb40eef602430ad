package org.mailassay.store.ownership;

import java.util.List;

/// What came of the wish to prove that addresses are one's own.
public sealed interface AddressInitiation {
    /// It can be proven now.
    ///
    /// @param mails that were handed over
    record Initiated(OwnedAddresses addresses, List<ConfirmationMail> mails) implements AddressInitiation {
        public Initiated {
            mails = List.copyOf(mails);
        }
    }

    /// The account would have more addresses than its plan allows.
    record QuotaReached(int allowed, long used) implements AddressInitiation {}

    /// Too many mails were sent.
    record TooManyMails(MailLimit limit) implements AddressInitiation {}
}
