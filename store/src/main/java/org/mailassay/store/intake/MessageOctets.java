package org.mailassay.store.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.seal.SealedMail;
import org.mailassay.store.seal.SealedMails;
import org.mailassay.store.seal.Unsealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the octets of what was taken: as they are, or, of messages with a failure report in them, sealed or not at
/// all.
final class MessageOctets {
    /// In the place of a raw message's id.
    static final long NOT_KEPT = 0;

    private static final Logger LOG = LoggerFactory.getLogger(MessageOctets.class);
    private static final String NOTE_PRIVATE = SqlFiles.read(MessageOctets.class, "notePrivate");

    private final RawMessageStore rawMessages;
    private final SealedMails sealedMails;

    MessageOctets(RawMessageStore rawMessages, SealedMails sealedMails) {
        this.rawMessages = rawMessages;
        this.sealedMails = sealedMails;
    }

    /// Keeps the octets of new messages.
    ///
    /// @param kept of private messages, those that are kept sealed
    /// @return the ids of their raw messages; nothing for a private one
    Map<ReadMessage, Long> store(Connection transaction, List<ReadMessage> messages, Predicate<ReadMessage> kept)
            throws SQLException {
        List<ReadMessage> closed =
                messages.stream().filter(ReadMessage::isPrivate).toList();
        hide(transaction, closed);
        sealedMails.keep(
                transaction,
                closed.stream().filter(kept).map(MessageOctets::sealed).toList());
        return storeOpen(
                transaction,
                messages.stream().filter(message -> !message.isPrivate()).toList());
    }

    /// Brings the octets of a private message that was taken before to what is kept of it now.
    void renew(Connection transaction, ReadMessage message, boolean kept) throws SQLException {
        hide(transaction, List.of(message));
        if (kept) {
            sealedMails.keep(transaction, List.of(sealed(message)));
        } else {
            sealedMails.delete(transaction, message.arrival().accountId(), message.intakeId());
        }
    }

    /// The octets of a message that was taken; empty when they are not kept, have expired, or are sealed with another
    /// key.
    Optional<Octets> load(Connection transaction, long accountId, long intakeId, long rawMessageId)
            throws SQLException {
        Optional<Octets> open = rawMessages.load(transaction, rawMessageId);
        if (open.isPresent()) {
            return open;
        }
        Optional<Unsealing> sealed = sealedMails.load(transaction, accountId, intakeId);
        return sealed.flatMap(opened -> switch (opened) {
            case Unsealing.Opened(Octets octets) -> Optional.of(octets);
            case Unsealing.OtherKey _ -> {
                LOG.warn("The octets of intake {} are sealed with another key than this installation has", intakeId);
                yield Optional.empty();
            }
            case Unsealing.Altered _ -> {
                LOG.warn("The sealed octets of intake {} were altered and cannot be opened", intakeId);
                yield Optional.empty();
            }
        });
    }

    /// The queue still refers to the raw messages: they go when the queue has done with them.
    private static void hide(Connection transaction, List<ReadMessage> messages) throws SQLException {
        List<Arrival> queued = messages.stream()
                .map(ReadMessage::arrival)
                .filter(arrival -> arrival.rawMessageId().isPresent())
                .toList();
        if (queued.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(NOTE_PRIVATE)) {
            new ColumnArrays<>(statement, queued)
                    .bigint(Arrival::accountId)
                    .bigint(arrival -> arrival.rawMessageId().orElseThrow());
            statement.executeUpdate();
        }
    }

    private Map<ReadMessage, Long> storeOpen(Connection transaction, List<ReadMessage> messages) throws SQLException {
        Map<ReadMessage, Long> rawMessageIds = new HashMap<>();
        List<ReadMessage> unstored = messages.stream()
                .filter(message -> message.arrival().rawMessageId().isEmpty())
                .toList();
        List<Octets> octets = unstored.stream()
                .map(message -> message.arrival().message().octets())
                .toList();
        List<Long> ids = octets.isEmpty() ? List.of() : rawMessages.store(transaction, octets);
        for (int i = 0; i < ids.size(); i++) {
            rawMessageIds.put(unstored.get(i), ids.get(i));
        }
        messages.forEach(message -> message.arrival().rawMessageId().ifPresent(id -> rawMessageIds.put(message, id)));
        return rawMessageIds;
    }

    private static SealedMail sealed(ReadMessage message) {
        return new SealedMail(
                message.arrival().accountId(),
                message.intakeId(),
                message.arrival().message().octets());
    }
}
