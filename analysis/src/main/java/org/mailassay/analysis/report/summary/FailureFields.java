package org.mailassay.analysis.report.summary;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.mailassay.analysis.report.failure.FailedMessage;
import org.mailassay.analysis.report.failure.FailureReport;

/// The fields of a failure report under the names of RFC 6591 and RFC 5965, with underscores.
public final class FailureFields {
    private FailureFields() {}

    /// All of them; of the message's body only its size.
    public static Map<String, Object> of(FailureReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("form", report.form().name().toLowerCase(Locale.ROOT));
        fields.put("domain", report.domain());
        fields.put("user_agent", report.userAgent());
        fields.put("version", report.version());
        fields.put("auth_failure", report.authFailures());
        fields.put("identity_alignment", report.identityAlignment());
        fields.put("original_mail_from", report.originalMailFrom());
        fields.put("original_rcpt_to", report.originalRcptTo());
        fields.put("original_envelope_id", report.originalEnvelopeId());
        fields.put("arrival_date", report.arrivalDate());
        fields.put("source_ip", report.sourceIp().map(InetAddress::getHostAddress));
        fields.put("source_name", report.sourceName());
        fields.put("reported_domain", report.reportedDomains());
        fields.put("delivery_result", report.deliveryResult());
        fields.put("authentication_results", report.authenticationResults());
        fields.put("reporting_mta", report.reportingMta());
        fields.put("incidents", report.incidents());
        fields.put("dkim_domain", report.dkim().domain());
        fields.put("dkim_identity", report.dkim().identity());
        fields.put("dkim_selector", report.dkim().selector());
        fields.put("dkim_selector_dns", report.dkim().key());
        fields.put("spf_dns", report.spfRecord());
        fields.put("message", message(report.sample()));
        fields.put("oddities", OddityFields.of(report.oddities()));
        return fields;
    }

    private static Map<String, Object> message(FailedMessage message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", message.from());
        fields.put("subject", message.subject());
        fields.put("message_id", message.messageId());
        fields.put("date", message.date());
        fields.put("headers", message.headers());
        fields.put("body_size", message.body().length());
        return fields;
    }
}
