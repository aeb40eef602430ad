package org.mailassay.store.account;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/// Reads what the view `account_overviews` and the tables beside it give.
final class AccountRow {
    private AccountRow() {}

    static Account account(DbRow row) {
        return new Account(
                number(row, "id"),
                number(row, "owner_id"),
                text(row, "email"),
                plan(row, "plan"),
                integer(row, "extra_domains"),
                flag(row, "suspended"),
                time(row, "period_end"),
                flag(row, "quarantine_unauthenticated"),
                text(row, "reporting_local_part"),
                FailedMessages.of(text(row, "failure_reports")).orElseThrow(),
                time(row, "created_at").orElseThrow());
    }

    static Plan plan(DbRow row, String nameColumn) {
        return new Plan(
                text(row, nameColumn),
                integer(row, "included_domains"),
                integer(row, "scans_per_day"),
                integer(row, "monitored_hosts"),
                integer(row, "seed_addresses"),
                integer(row, "monitored_ips"),
                integer(row, "requests_per_minute"),
                integer(row, "scans_per_minute"),
                integer(row, "retention_days"));
    }

    static long number(DbRow row, String column) {
        return row.column(column).get(Number.class).longValue();
    }

    static int integer(DbRow row, String column) {
        return row.column(column).get(Number.class).intValue();
    }

    static boolean flag(DbRow row, String column) {
        return row.column(column).get(Boolean.class);
    }

    static String text(DbRow row, String column) {
        return row.column(column).get(String.class);
    }

    static Optional<Instant> time(DbRow row, String column) {
        return Optional.ofNullable(row.column(column).get(Timestamp.class)).map(Timestamp::toInstant);
    }
}
