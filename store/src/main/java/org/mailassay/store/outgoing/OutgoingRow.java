package org.mailassay.store.outgoing;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailassay.analysis.delivery.DeliveryAction;

/// Reads what `mail.sql`, `tries.sql` and `notices.sql` give.
final class OutgoingRow {
    private OutgoingRow() {}

    static OutgoingMail mail(DbRow row) {
        return new OutgoingMail(
                new OutgoingKey(
                        row.column("account_id").get(Long.class),
                        row.column("id").get(UUID.class)),
                row.column("purpose").get(String.class),
                row.column("return_path").get(String.class),
                row.column("forward_path").get(String.class),
                row.column("size").get(Integer.class),
                OutgoingState.of(row.column("state").get(String.class)).orElseThrow(),
                row.column("attempts").get(Integer.class),
                time(row, "created_at").orElseThrow(),
                time(row, "next_attempt_at"),
                time(row, "finished_at"),
                Optional.ofNullable(row.column("attempt").get(Integer.class)).map(_ -> attempt(row)),
                Optional.ofNullable(row.column("mail_name").get(String.class)).map(_ -> notice(row)));
    }

    static DeliveryNotice notice(DbRow row) {
        return new DeliveryNotice(
                row.column("mail_name").get(String.class),
                row.column("back_place").get(Integer.class),
                time(row, "received_at").orElseThrow(),
                DeliveryAction.of(row.column("action").get(String.class)).orElseThrow(),
                row.column("own").get(Boolean.class),
                row.column("recipient").get(String.class),
                row.column("back_status").get(String.class),
                row.column("diagnostic").get(String.class),
                row.column("reporting_mta").get(String.class),
                row.column("remote_mta").get(String.class),
                row.column("subject").get(String.class));
    }

    static DeliveryTry attempt(DbRow row) {
        return new DeliveryTry(
                row.column("attempt").get(Integer.class),
                row.column("place").get(Integer.class),
                time(row, "began_at").orElseThrow(),
                time(row, "ended_at").orElseThrow(),
                OutgoingState.of(row.column("outcome").get(String.class)).orElseThrow(),
                row.column("stage").get(String.class),
                row.column("host").get(String.class),
                row.column("address").get(String.class),
                row.column("port").get(Integer.class),
                row.column("code").get(Integer.class),
                row.column("status").get(String.class),
                row.column("reply").get(String.class),
                new TlsFacts(
                        row.column("tls_demand").get(String.class),
                        row.column("tls_version").get(String.class),
                        row.column("tls_cipher").get(String.class),
                        row.column("tls_verified").get(Boolean.class)));
    }

    private static Optional<Instant> time(DbRow row, String column) {
        return Optional.ofNullable(row.column(column).get(Timestamp.class)).map(Timestamp::toInstant);
    }
}
