package org.mailassay.store.scan;

import java.net.InetAddress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.StorableText;

/// A message's envelope and the facts of its session, as columns of a scan.
///
/// Of the recipients only the scan's own stands there: the others are nobody's business.
final class SessionColumns {
    private SessionColumns() {}

    /// Sets the parameters from the first on, in the order of the statements that take a message.
    ///
    /// @param forwardPath the recipient that led here; empty when there was none
    /// @return the number of the next parameter
    static int set(PreparedStatement statement, ReceivedMessage message, long rawMessageId, String forwardPath)
            throws SQLException {
        OffsetDateTime receivedAt = message.receivedAt().atOffset(ZoneOffset.UTC);
        statement.setString(1, message.name());
        statement.setLong(2, rawMessageId);
        statement.setObject(3, receivedAt);
        statement.setObject(4, receivedAt);
        statement.setString(5, StorableText.of(message.envelope().reversePath()));
        statement.setString(6, StorableText.of(forwardPath));
        switch (message.connection()) {
            case Connection.Smtp smtp -> {
                client(statement, smtp.client().getHostAddress(), smtp.clientPort());
                said(statement, smtp.helo(), smtp.protocol(), smtp.tls());
            }
            // Without a client, but with a protocol.
            case Connection.Hidden hidden -> {
                client(statement, "", 0);
                said(statement, hidden.helo(), hidden.protocol(), hidden.tls());
            }
            case Connection.Unknown _ -> {
                client(statement, "", 0);
                said(statement, "", "", Optional.empty());
            }
        }
        return 13;
    }

    private static void client(PreparedStatement statement, String address, int port) throws SQLException {
        statement.setString(7, address);
        statement.setInt(8, port);
    }

    private static void said(PreparedStatement statement, String helo, String protocol, Optional<Connection.Tls> tls)
            throws SQLException {
        statement.setString(9, StorableText.of(helo));
        statement.setString(10, StorableText.of(protocol));
        statement.setString(11, tls.map(Connection.Tls::version).orElse(""));
        statement.setString(12, tls.map(Connection.Tls::cipherSuite).orElse(""));
    }

    /// The message of a row that has these columns.
    static ReceivedMessage read(ResultSet row, Octets octets) throws SQLException {
        String forwardPath = row.getString("forward_path");
        return new ReceivedMessage(
                row.getString("mail_name"),
                octets,
                new Envelope(row.getString("reverse_path"), forwardPath.isEmpty() ? List.of() : List.of(forwardPath)),
                connection(row),
                row.getTimestamp("received_at").toInstant());
    }

    private static Connection connection(ResultSet row) throws SQLException {
        String client = row.getString("client");
        String protocol = row.getString("protocol");
        if (client.isEmpty() && protocol.isEmpty()) {
            return new Connection.Unknown();
        }
        String tlsVersion = row.getString("tls_version");
        Optional<Connection.Tls> tls = tlsVersion.isEmpty()
                ? Optional.empty()
                : Optional.of(new Connection.Tls(tlsVersion, row.getString("tls_cipher")));
        if (client.isEmpty()) {
            return new Connection.Hidden(row.getString("helo"), protocol, tls);
        }
        return new Connection.Smtp(
                InetAddress.ofLiteral(client), row.getInt("client_port"), row.getString("helo"), protocol, tls);
    }
}
