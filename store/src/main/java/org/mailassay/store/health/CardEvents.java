package org.mailassay.store.health;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;

/// Tells the event log what has changed about addresses, before their new cards are written: crises that begin or end,
/// and lists that have an address now or no longer.
final class CardEvents {
    private static final String CRISES = SqlFiles.read(CardEvents.class, "changedCrises");
    private static final String LISTED = SqlFiles.read(CardEvents.class, "listed");
    private static final String DELISTED = SqlFiles.read(CardEvents.class, "delisted");

    private final Connection transaction;

    CardEvents(Connection transaction) {
        this.transaction = transaction;
    }

    void tell(List<AddressCheck.Carded> cards) throws SQLException {
        if (cards.isEmpty()) {
            return;
        }
        List<NewEvent> events = new ArrayList<>();
        try (PreparedStatement statement = transaction.prepareStatement(CRISES)) {
            CardWork.keys(new ColumnArrays<>(statement, cards))
                    .bool(AddressCheck.Carded::crisis)
                    .integer(AddressCheck.Carded::overall)
                    .timestamp(AddressCheck.Carded::at);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(event(
                            rows,
                            EventType.HEALTH_CHANGED,
                            data(rows).flag("crisis", rows.getBoolean(5)).number("score", rows.getInt(6))));
                }
            }
        }
        change(LISTED, EventType.BLOCKLIST_LISTED, lists(cards, true), events);
        change(DELISTED, EventType.BLOCKLIST_DELISTED, lists(cards, false), events);
        EventLog.append(transaction, events);
    }

    private void change(String sql, EventType type, List<ListAnswer> answers, List<NewEvent> events)
            throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            CardWork.<ListAnswer>keys(new ColumnArrays<>(statement, answers), ListAnswer::card)
                    .text(ListAnswer::zone)
                    .timestamp(answer -> answer.card().at());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(event(rows, type, data(rows).text("zone", rows.getString(5))));
                }
            }
        }
    }

    private static List<ListAnswer> lists(List<AddressCheck.Carded> cards, boolean listed) {
        return cards.stream()
                .flatMap(card -> (listed ? card.lists().listed() : card.lists().clean())
                        .stream().distinct().map(zone -> new ListAnswer(card, zone)))
                .toList();
    }

    private static EventData data(ResultSet row) throws SQLException {
        return EventData.of().text("address", row.getString(3));
    }

    private static NewEvent event(ResultSet row, EventType type, EventData data) throws SQLException {
        Instant at = row.getTimestamp(4).toInstant();
        return new NewEvent(row.getLong(1), at, type, "address:" + row.getString(3), "", data);
    }

    private record ListAnswer(AddressCheck.Carded card, String zone) {}
}
