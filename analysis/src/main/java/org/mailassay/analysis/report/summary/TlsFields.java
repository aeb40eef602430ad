package org.mailassay.analysis.report.summary;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mailassay.analysis.report.tls.TlsReport;
import org.mailassay.analysis.report.tls.TlsReport.AppliedPolicy;
import org.mailassay.analysis.report.tls.TlsReport.Failure;

/// The fields of a TLS report under the names of RFC 8460, with underscores.
public final class TlsFields {
    private TlsFields() {}

    /// All of them, in the order of the standard.
    public static Map<String, Object> of(TlsReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("organization_name", report.organizationName());
        fields.put("contact_info", report.contactInfo());
        fields.put("report_id", report.reportId());
        fields.put("begin", report.begin().getEpochSecond());
        fields.put("end", report.end().getEpochSecond());
        fields.put("policies", report.policies().stream().map(TlsFields::policy).toList());
        fields.put("oddities", OddityFields.of(report.oddities()));
        return fields;
    }

    private static Map<String, Object> policy(AppliedPolicy policy) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("policy_type", policy.type());
        fields.put("policy_string", policy.lines());
        fields.put("policy_domain", policy.domain());
        fields.put("mx_host", policy.mxHosts());
        fields.put("total_successful_session_count", policy.successfulSessions());
        fields.put("total_failure_session_count", policy.failedSessions());
        fields.put(
                "failure_details",
                policy.failures().stream().map(TlsFields::failure).toList());
        return fields;
    }

    private static Map<String, Object> failure(Failure failure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("result_type", failure.resultType());
        fields.put("sending_mta_ip", failure.sendingMtaIp().map(InetAddress::getHostAddress));
        fields.put("receiving_mx_hostname", failure.receivingMxHostname());
        fields.put("receiving_mx_helo", failure.receivingMxHelo());
        fields.put("receiving_ip", failure.receivingIp().map(InetAddress::getHostAddress));
        fields.put("failed_session_count", failure.sessions());
        fields.put("additional_information", failure.additionalInformation());
        fields.put("failure_reason_code", failure.reasonCode());
        return fields;
    }
}
