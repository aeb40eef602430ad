package org.mailassay.api.audit;

import org.mailassay.api.http.JsonWriter;
import org.mailassay.store.scan.Scan;
import org.mailassay.store.scan.ScanStatus;
import org.mailassay.store.scan.ScanSummary;

/// A scan as JSON, in the forms that the reference shows.
///
/// @param mailDomain of the appliance's addresses
record ScanJson(String mailDomain) {
    /// As it is answered to whoever makes one.
    void created(JsonWriter json, Scan scan) {
        json.field("local_part", scan.localPart());
        json.field("email_address", address(scan.localPart()));
        json.field("status", scan.status().code());
        AuditJson.time(json, "created_at", scan.createdAt());
        json.field("view_count", scan.viewCount());
    }

    /// How far it is.
    void status(JsonWriter json, Scan scan) {
        json.field("local_part", scan.localPart());
        json.field("email_address", address(scan.localPart()));
        json.field("status", scan.status().code());
        AuditJson.time(json, "created_at", scan.createdAt());
        AuditJson.time(json, "received_at", scan.receivedAt());
        AuditJson.time(json, "processed_at", scan.processedAt());
        scan.processingMillis()
                .ifPresentOrElse(
                        millis -> json.field("processing_time_ms", millis), () -> json.nullField("processing_time_ms"));
        json.field("view_count", scan.viewCount());
        beyondTheReference(json, scan);
    }

    /// One of a list.
    void listed(JsonWriter json, Scan scan) {
        ScanSummary summary = scan.summary();
        json.field("email_address", address(scan.localPart()));
        json.field("status", scan.status().code());
        summary.overall()
                .ifPresentOrElse(score -> json.field("overall_score", score), () -> json.nullField("overall_score"));
        json.textOrNull("from_header", summary.fromHeader());
        json.textOrNull("subject", summary.subject());
        summary.spamScore()
                .ifPresentOrElse(score -> json.field("spam_score", score), () -> json.nullField("spam_score"));
        AuditJson.time(json, "created_at", scan.createdAt());
        AuditJson.time(json, "processed_at", scan.processedAt());
        beyondTheReference(json, scan);
    }

    String address(String localPart) {
        return localPart + "@" + mailDomain;
    }

    /// Fields that stand there only where they say something, so that all other answers are as the reference's.
    private void beyondTheReference(JsonWriter json, Scan scan) {
        if (!scan.seedLocalPart().isEmpty()) {
            json.field("seed_address", address(scan.seedLocalPart()));
        }
        if (scan.status() == ScanStatus.FAILED) {
            json.field("failure_reason", scan.failure());
        }
    }
}
