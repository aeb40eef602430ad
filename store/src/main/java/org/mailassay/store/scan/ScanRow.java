package org.mailassay.store.scan;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads what `scan.sql` gives.
final class ScanRow {
    private ScanRow() {}

    static Scan scan(DbRow row) {
        return new Scan(
                new ScanKey(
                        row.column("account_id").get(Long.class),
                        row.column("id").get(Long.class)),
                row.column("local_part").get(String.class),
                ScanStatus.of(row.column("status").get(String.class)).orElseThrow(),
                row.column("failure").get(String.class),
                time(row, "created_at").orElseThrow(),
                time(row, "received_at"),
                time(row, "processed_at"),
                value(row, "processing_ms", Long.class).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                row.column("view_count").get(Long.class),
                row.column("share_token").get(String.class),
                row.column("seed_local_part").get(String.class),
                new ScanSummary(
                        value(row, "overall", Integer.class)
                                .map(OptionalInt::of)
                                .orElseGet(OptionalInt::empty),
                        value(row, "spam_score", Double.class)
                                .map(OptionalDouble::of)
                                .orElseGet(OptionalDouble::empty),
                        value(row, "from_header", String.class).orElse(""),
                        value(row, "subject", String.class).orElse(""),
                        value(row, "sender_domain", String.class).orElse("")));
    }

    static ScanEvent event(DbRow row) {
        return new ScanEvent(
                row.column("id").get(Long.class),
                ScanEvent.Kind.valueOf(row.column("kind").get(String.class).toUpperCase(Locale.ROOT)),
                row.column("subject").get(String.class),
                row.column("finished").get(Integer.class),
                row.column("total").get(Integer.class),
                time(row, "at").orElseThrow());
    }

    private static Optional<Instant> time(DbRow row, String column) {
        return value(row, column, Timestamp.class).map(Timestamp::toInstant);
    }

    private static <T> Optional<T> value(DbRow row, String column, Class<T> type) {
        return Optional.ofNullable(row.column(column).get(type));
    }
}
