package org.mailassay.store.scan;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.raw.CompressedOctets;
import org.postgresql.PGStatement;

/// Reads and writes compressed octets as coding, size and octets.
final class StoredOctets {
    private StoredOctets() {}

    /// The first row of a query of those three columns, as it was before compression.
    static Optional<Octets> read(PreparedStatement statement) throws SQLException {
        // Binary from the first execution: the text form of bytea takes three times the memory.
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        try (ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new CompressedOctets(row.getString(1), row.getInt(2), Octets.of(row.getBytes(3))).plain())
                    : Optional.empty();
        }
    }

    /// Sets three parameters.
    static void set(PreparedStatement statement, int first, Octets octets) throws SQLException {
        CompressedOctets compressed = CompressedOctets.of(octets);
        statement.setString(first, compressed.coding());
        statement.setInt(first + 1, compressed.size());
        statement.setBinaryStream(
                first + 2, compressed.octets().open(), compressed.octets().length());
    }
}
