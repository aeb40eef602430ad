package org.mailassay.store.ownership;

import io.helidon.dbclient.DbRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.store.JsonTable;

/// Writes what `claimAddresses.sql` takes and reads what `ownedAddresses.sql` gives. Lists come as tables.
final class AddressRow {
    private AddressRow() {}

    static void write(PreparedStatement statement, long accountId, AddressClaim claim, Instant now)
            throws SQLException {
        Connection connection = statement.getConnection();
        Challenge challenge = claim.challenge();
        statement.setLong(1, accountId);
        statement.setString(2, claim.block().text());
        statement.setString(3, claim.block().form().code());
        statement.setString(4, IpAddressText.format(claim.block().first()));
        statement.setString(5, IpAddressText.format(claim.block().last()));
        statement.setInt(6, claim.block().count());
        List<Map.Entry<String, String>> names = List.copyOf(claim.names().map().entrySet());
        statement.setString(7, JsonTable.text(names, name -> List.of(name.getKey(), name.getValue())));
        statement.setArray(
                8, connection.createArrayOf("text", claim.names().rootDomains().toArray()));
        statement.setString(9, challenge.method().code());
        statement.setString(10, claim.scope().code());
        statement.setString(11, challenge.target());
        statement.setString(12, challenge.languageCode());
        statement.setString(13, challenge.newToken());
        statement.setArray(14, connection.createArrayOf("text", claim.hosts().toArray()));
        statement.setObject(15, now.atOffset(ZoneOffset.UTC));
    }

    static OwnedAddresses owned(DbRow row) {
        Map<String, String> names = new LinkedHashMap<>();
        JsonTable.read(row.column("ptr_map").get(String.class))
                .forEach(name -> names.put(name.getFirst(), name.getLast()));
        return new OwnedAddresses(
                row.column("id").get(Long.class),
                row.column("uuid").get(UUID.class),
                row.column("ip_value").get(String.class),
                row.column("input_type").get(String.class),
                row.column("ip_count").get(Integer.class),
                names,
                list(row, "root_domains"),
                VerificationMethod.of(row.column("verification_method").get(String.class))
                        .orElseThrow(),
                row.column("verification_target").get(String.class),
                row.column("verification_token").get(String.class),
                list(row, "verification_hosts"),
                list(row, "verified_hosts"),
                Optional.ofNullable(row.column("verified_at").get(Timestamp.class))
                        .map(Timestamp::toInstant),
                row.column("created_at").get(Timestamp.class).toInstant());
    }

    /// Domain names hold no space.
    private static List<String> list(DbRow row, String column) {
        String joined = row.column(column).get(String.class);
        return joined.isEmpty() ? List.of() : List.of(joined.split(" ", -1));
    }
}
