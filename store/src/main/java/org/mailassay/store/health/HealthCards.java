package org.mailassay.store.health;

import java.net.InetAddress;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// The cards of an account's addresses.
public final class HealthCards {
    private static final String GROUP = SqlFiles.read(HealthCards.class, "group");
    private static final String ROOTS = SqlFiles.read(HealthCards.class, "roots");
    private static final String STANDINGS = SqlFiles.read(HealthCards.class, "standings");
    private static final String CARD = SqlFiles.read(HealthCards.class, "card");
    private static final String DAYS = SqlFiles.read(HealthCards.class, "days");
    private static final String DAYS_OF_ONE = SqlFiles.read(HealthCards.class, "daysOfOne");

    private final Database database;

    public HealthCards(Database database) {
        this.database = database;
    }

    /// A group of addresses of the account.
    public Optional<AddressGroup> group(long accountId, UUID id) {
        Map<String, Object> key = Map.of("account_id", accountId, "uuid", id.toString());
        return database.row(
                GROUP,
                key,
                row -> new AddressGroup(
                        accountId,
                        row.column("id").get(Long.class),
                        id,
                        row.column("ip_value").get(String.class),
                        row.column("input_type").get(String.class),
                        row.column("ip_count").get(Integer.class),
                        row.column("ptr_map").get(String.class),
                        database.rows(
                                ROOTS, key, root -> root.column("root_domain").get(String.class)),
                        row.column("verified").get(Boolean.class)));
    }

    /// Its addresses that have a card, the worst first.
    public List<AddressStanding> standings(AddressGroup group) {
        return database.rows(
                STANDINGS,
                key(group),
                row -> new AddressStanding(
                        InetAddress.ofLiteral(row.column("address").get(String.class)),
                        row.column("overall").get(Integer.class),
                        row.column("crisis").get(Boolean.class),
                        row.column("checked_at").get(Timestamp.class).toInstant()));
    }

    /// The card of one of its addresses, as JSON; empty before the first look.
    public Optional<String> card(AddressGroup group, InetAddress address) {
        return database.row(
                CARD,
                Map.of("account_id", group.accountId(), "ip_id", group.id(), "address", address.getHostAddress()),
                row -> row.column("card").get(String.class));
    }

    /// Its score day by day, the oldest first: that of the worst address.
    public List<Integer> days(AddressGroup group) {
        return database.rows(DAYS, key(group), row -> row.column("overall").get(Integer.class));
    }

    /// The score day by day of one of its addresses, the oldest first.
    public List<Integer> days(AddressGroup group, InetAddress address) {
        return database.rows(
                DAYS_OF_ONE,
                Map.of("account_id", group.accountId(), "ip_id", group.id(), "address", address.getHostAddress()),
                row -> row.column("overall").get(Integer.class));
    }

    private static Map<String, Object> key(AddressGroup group) {
        return Map.of("account_id", group.accountId(), "ip_id", group.id());
    }
}
