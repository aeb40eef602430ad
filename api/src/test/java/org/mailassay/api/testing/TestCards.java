package org.mailassay.api.testing;

import java.net.InetAddress;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.mailassay.analysis.blocklist.BlocklistSurvey;
import org.mailassay.analysis.connection.ReverseName;
import org.mailassay.analysis.healthcard.AddressFacts;
import org.mailassay.analysis.healthcard.CardFields;
import org.mailassay.analysis.healthcard.HealthCard;
import org.mailassay.analysis.healthcard.NetworkPlace;
import org.mailassay.analysis.healthcard.PortAnswer;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.analysis.reputation.ReputationAnswer;
import org.mailassay.store.Database;
import org.mailassay.store.health.AddressCheck;
import org.mailassay.store.health.CardWork;
import org.mailassay.store.health.DueAddress;
import org.mailassay.store.health.ListStandings;

/// Verified addresses and their cards, as monitoring would leave them.
public final class TestCards {
    private static final String INSERT = """
            insert into ips (account_id, uuid, ip_value, input_type, first_address, last_address, ip_count, ptr_map,
                root_domains, verification_method, verification_scope, verified_at)
            values (?, cast(? as uuid), ?, ?, host(cast(? as inet))::inet, host(cast(? as inet))::inet + ?, ?,
                '{"192.0.2.4": "mail.example.com"}', '{example.com}', 'dns', 'ptr', now())""";

    /// When everything is due.
    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

    private TestCards() {}

    /// A verified group.
    ///
    /// @param value an address, or a CIDR block from its first address
    /// @return its id
    public static String insert(Database database, long accountId, String value, int count) {
        String id = UUID.randomUUID().toString();
        database.inTransaction(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(INSERT)) {
                statement.setLong(1, accountId);
                statement.setString(2, id);
                statement.setString(3, value);
                statement.setString(4, count == 1 ? "single" : "cidr");
                statement.setString(5, value);
                statement.setString(6, value);
                statement.setInt(7, count - 1);
                statement.setInt(8, count);
                return statement.executeUpdate();
            }
        });
        return id;
    }

    /// Keeps a card of an address of whatever is due, with so many points; all that is due counts as looked at.
    public static void look(Database database, long accountId, String address, int overall, Instant now) {
        CardWork work = new CardWork(database);
        work.enrol(now);
        List<AddressCheck> checks = work.claim(1_000, LATER, Duration.ZERO).stream()
                .filter(due -> due.accountId() == accountId && due.address().equals(InetAddress.ofLiteral(address)))
                .map(due -> card(due, overall, now))
                .toList();
        work.record(checks);
    }

    private static AddressCheck card(DueAddress due, int overall, Instant now) {
        String card = PlainJson.of(CardFields.of(HealthCard.of(new AddressFacts(
                due.address(),
                new BlocklistSurvey(List.of(), List.of(), 0),
                new ReverseName.Unconfirmed("mail.example.com"),
                new PortAnswer.Closed("the connection is refused"),
                new ReputationAnswer.NotRated("nobody asked"),
                new NetworkPlace("NL", 64500, "Example")))));
        return new AddressCheck.Carded(due, overall, false, card, ListStandings.NONE, now, now);
    }
}
