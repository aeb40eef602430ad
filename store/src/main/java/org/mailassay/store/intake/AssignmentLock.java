package org.mailassay.store.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Keeps the assignment of reports to domains and the adding of domains apart, account by account, until the
/// transaction ends: otherwise a report could be left unassigned beside a domain that was added at the same moment.
public final class AssignmentLock {
    /// Among advisory locks, those of this purpose.
    private static final int PURPOSE = 9990;

    /// Tells accounts apart. Should two have the same number, they wait for each other without need.
    private static final String NUMBER_OF_ACCOUNT = "cast(account_id & 2147483647 as integer)";

    private static final String SHARED =
            "select pg_advisory_xact_lock_shared(" + PURPOSE + ", number)" + " from (select distinct "
                    + NUMBER_OF_ACCOUNT + " as number from unnest(?) as account_id order by number)";
    private static final String EXCLUSIVE = "select pg_advisory_xact_lock(" + PURPOSE + ", " + NUMBER_OF_ACCOUNT
            + ") from (select cast(? as bigint) as account_id)";

    private AssignmentLock() {}

    /// Taken by every writer of reports; they do not wait for each other.
    static void shared(Connection transaction, List<Long> accountIds) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(SHARED)) {
            statement.setObject(
                    1, accountIds.stream().distinct().mapToLong(Long::longValue).toArray());
            statement.execute();
        }
    }

    /// Taken by whoever adds or removes a domain; waits for the writers that are at work and holds up later ones.
    public static void exclusive(Connection transaction, long accountId) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(EXCLUSIVE)) {
            statement.setLong(1, accountId);
            statement.execute();
        }
    }
}
