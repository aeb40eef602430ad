package org.mailassay.store.ownership;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.OutgoingStore;

/// The mails that links go with. They are handed over in the transaction that issues the links: there is never a link
/// without its mail, nor a mail whose link is not known.
///
/// @param outgoing where they are handed over
/// @param writer writes the mail around a link
public record LinkLetters(OutgoingStore outgoing, Function<ConfirmationMail, OutgoingMessage> writer) {
    /// The id that the mail can be found by.
    UUID handOver(Connection transaction, ConfirmationMail mail) throws SQLException {
        return outgoing.submit(transaction, writer.apply(mail));
    }
}
