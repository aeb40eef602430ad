package org.mailassay.api.audit;

import org.mailassay.analysis.dns.Dns;
import org.mailassay.store.Database;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.outgoing.ReturnPath;
import org.mailassay.store.ownership.AddressOwnership;
import org.mailassay.store.ownership.Confirmations;
import org.mailassay.store.ownership.DomainOwnership;
import org.mailassay.store.ownership.DomainScores;
import org.mailassay.store.ownership.VerificationMails;
import org.mailassay.store.raw.RawMessageStore;

/// What tells whose domains and addresses are, and how domains score.
///
/// @param sender who verification mails are from
/// @param returnPath where bounces of other servers go
/// @param freshDns asks the resolvers each time, for records that were published a moment ago
public record OwnershipCollaborators(
        DomainOwnership domains,
        AddressOwnership addresses,
        VerificationMails mails,
        Confirmations confirmations,
        DomainScores scores,
        OutgoingStore outgoing,
        EmailAddress sender,
        ReturnPath returnPath,
        Dns freshDns) {
    /// All of it over one database.
    public static OwnershipCollaborators over(
            Database database, EmailAddress sender, ReturnPath returnPath, Dns freshDns) {
        return new OwnershipCollaborators(
                new DomainOwnership(database),
                new AddressOwnership(database),
                new VerificationMails(database),
                new Confirmations(database),
                new DomainScores(database),
                new OutgoingStore(database, new RawMessageStore(database)),
                sender,
                returnPath,
                freshDns);
    }
}
