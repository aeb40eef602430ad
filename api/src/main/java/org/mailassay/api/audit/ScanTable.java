package org.mailassay.api.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.mailassay.analysis.json.ZonelessTime;
import org.mailassay.api.export.Table;
import org.mailassay.store.scan.Scan;

/// The columns of scans.
final class ScanTable {
    static final Table<Scan> TABLE = Table.<Scan>named("scans")
            .text("scan_id", Scan::localPart)
            .text("status", scan -> scan.status().code())
            .numberIfAny("overall_score", scan -> score(scan.summary().overall()))
            .text("from_header", scan -> scan.summary().fromHeader())
            .text("sender_domain", scan -> scan.summary().senderDomain())
            .text("subject", scan -> scan.summary().subject())
            .decimalIfAny("spam_score", scan -> scan.summary().spamScore())
            .text("created_at", scan -> ZonelessTime.text(scan.createdAt()))
            .text("received_at", scan -> time(scan.receivedAt()))
            .text("processed_at", scan -> time(scan.processedAt()))
            .text("seed_address", Scan::seedLocalPart)
            .text("failure_reason", Scan::failure);

    private ScanTable() {}

    private static String time(Optional<Instant> time) {
        return time.map(ZonelessTime::text).orElse("");
    }

    private static OptionalLong score(OptionalInt score) {
        return score.isPresent() ? OptionalLong.of(score.getAsInt()) : OptionalLong.empty();
    }
}
