package org.mailassay.bench.store;

import java.util.Map;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;

/// Lifts the limit of requests per minute from every plan, so that the speed of answers can be measured.
///
/// Arguments: JDBC URL, user, password.
public final class UnlimitedRequests {
    private UnlimitedRequests() {}

    /// Lifts the limit.
    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("Arguments: JDBC-URL USER PASSWORD");
            System.exit(2);
        }
        DatabaseSettings settings = DatabaseSettings.of(arguments[0], arguments[1], arguments[2]);
        try (Database database = Database.open(settings)) {
            database.change("update plans set requests_per_minute = 100000000", Map.of());
        }
    }
}
