package org.mailassay.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/// The database cannot be reached or cannot work now; the same call may succeed later. At the edges it becomes SMTP
/// 4xx, HTTP 503, or another try of a task.
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message) {
        super(message);
    }

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /// What a failed statement is to the callers of the store: unavailable when the server or the way to it is at
    /// fault (SQLSTATE classes 08, 40, 53, 55, 57, 58, F0 and XX, and 25006, a server that has become a standby);
    /// otherwise the statement itself is wrong, which no later try mends.
    public static RuntimeException of(SQLException failure) {
        return isTransient(failure)
                ? new StoreUnavailable("The database is not available: " + failure.getMessage(), failure)
                : new IllegalStateException("The database refused a statement: " + failure.getMessage(), failure);
    }

    private static boolean isTransient(SQLException failure) {
        String state = failure.getSQLState();
        if (failure instanceof SQLTransientConnectionException || state == null || state.length() < 2) {
            return true;
        }
        return state.equals("25006")
                || switch (state.substring(0, 2)) {
                    case "08", "40", "53", "55", "57", "58", "F0", "XX" -> true;
                    default -> false;
                };
    }
}
