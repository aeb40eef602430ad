package org.mailassay.store.scan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.RandomText;

/// The addresses of scans among those that RCPT accepts.
final class ScanAddresses {
    private static final String OPEN = SqlFiles.read(ScanAddresses.class, "openAddress");
    private static final String CLOSE = SqlFiles.read(ScanAddresses.class, "closeAddress");

    /// 77 bits: nobody finds another's scan by trying.
    private static final int RANDOM_LENGTH = 15;

    private ScanAddresses() {}

    /// A local part that nobody can guess.
    static String newLocalPart() {
        return "s" + RandomText.lowerCase(RANDOM_LENGTH);
    }

    /// From the commit on, mail is taken for it.
    static void open(Connection transaction, long accountId, String localPart, String kind) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(OPEN)) {
            statement.setString(1, localPart);
            statement.setLong(2, accountId);
            statement.setString(3, kind);
            statement.executeUpdate();
        }
    }

    /// From the commit on, mail for it is refused.
    static void close(Connection transaction, long accountId, String localPart) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(CLOSE)) {
            statement.setLong(1, accountId);
            statement.setString(2, localPart);
            statement.executeUpdate();
        }
    }
}
