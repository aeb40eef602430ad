package org.mailassay.api.dmarc;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.report.failure.FailedMessage;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.store.failure.RelatedRows;
import org.mailassay.store.failure.StoredFailureReport;

/// A failure report as lists show it, and all that may be shown of it.
final class FailureJson {
    private FailureJson() {}

    static void summary(JsonWriter json, StoredFailureReport stored) {
        FailureReport report = stored.report();
        json.field("id", ResourceId.FAILURE_REPORT.text(stored.id()));
        Optional<String> domainId = stored.domainId().map(ResourceId.DOMAIN::text);
        json.textOrNull("domain_id", domainId.orElse(""));
        json.textOrNull("domain", stored.reportedDomain());
        json.field("arrived_at", stored.arrivedAt());
        json.field("received_at", stored.receivedAt());
        json.field("authenticated", stored.authenticated().code());
        json.field("form", form(stored));
        json.textOrNull("reporter", reporter(stored));
        json.textOrNull(
                "source_ip", report.sourceIp().map(IpAddressText::format).orElse(""));
        json.textOrNull("source_name", report.sourceName());
        json.textOrNull("ptr", stored.sender().ptr());
        json.textOrNull("service", stored.sender().service());
        json.strings("auth_failure", report.authFailures());
        json.strings("identity_alignment", report.identityAlignment());
        json.textOrNull("delivery_result", report.deliveryResult());
        json.field("incidents", report.incidents());
        json.textOrNull("from", report.sample().from());
        json.textOrNull("subject", report.sample().subject());
    }

    static String form(StoredFailureReport stored) {
        return stored.report().form() == FailureReport.Form.ARF ? "arf" : "plain";
    }

    /// Who reports, or else by what software.
    static String reporter(StoredFailureReport stored) {
        FailureReport report = stored.report();
        return report.reportingMta().isEmpty() ? report.userAgent() : report.reportingMta();
    }

    /// What a report says beyond its summary.
    static void details(JsonWriter json, FailureReport report) {
        json.textOrNull("user_agent", report.userAgent());
        json.textOrNull("version", report.version());
        json.textOrNull("reporting_mta", report.reportingMta());
        json.textOrNull("original_mail_from", report.originalMailFrom());
        json.strings("original_rcpt_to", report.originalRcptTo());
        json.textOrNull("original_envelope_id", report.originalEnvelopeId());
        json.field("arrival_date", report.arrivalDate());
        json.strings("reported_domain", report.reportedDomains());
        json.strings("authentication_results", report.authenticationResults());
        json.textOrNull("dkim_domain", report.dkim().domain());
        json.textOrNull("dkim_identity", report.dkim().identity());
        json.textOrNull("dkim_selector", report.dkim().selector());
        json.textOrNull("dkim_selector_dns", report.dkim().key());
        json.textOrNull("spf_dns", report.spfRecord());
        json.object("message", () -> {
            json.textOrNull("message_id", report.sample().messageId());
            json.field("date", report.sample().date());
            json.textOrNull("headers", report.sample().headers());
        });
        json.objects("oddities", report.oddities(), oddity -> {
            json.field("field", oddity.field());
            json.field("value", oddity.value());
        });
    }

    /// What aggregate reports say of the same domain, address and day; null where there is nothing to look for.
    static void related(JsonWriter json, Optional<RelatedRows> related) {
        if (related.isEmpty()) {
            json.nullField("aggregate");
            return;
        }
        json.object("aggregate", () -> {
            json.field("date", related.get().day().toString());
            CountsJson.write(json, related.get().counts());
            json.objects("records", related.get().rows(), row -> {
                json.field("report_id", ResourceId.REPORT.text(row.reportId()));
                json.field("org_name", row.organizationName());
                json.field("begin", row.begin());
                json.field("end", row.end());
                json.field("count", row.messages());
                json.field("disposition", row.disposition());
                json.field("dkim", row.dkim() ? "pass" : "fail");
                json.field("spf", row.spf() ? "pass" : "fail");
                json.textOrNull("header_from", row.headerFrom());
            });
        });
    }

    /// The failed message as the reporter gave it; null where it is not kept or was not asked for.
    static void original(JsonWriter json, Optional<FailedMessage> message, int mostBody) {
        if (message.isEmpty()) {
            json.nullField("original");
            return;
        }
        FailedMessage failed = message.get();
        json.object("original", () -> {
            json.field("headers", failed.headers());
            int length = Math.min(mostBody, failed.body().length());
            json.field("body", new String(failed.body().slice(0, length).toByteArray(), StandardCharsets.UTF_8));
            json.field("body_size", failed.body().length());
        });
    }
}
