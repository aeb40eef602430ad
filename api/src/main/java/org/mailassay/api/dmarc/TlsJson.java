package org.mailassay.api.dmarc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.report.tls.FailureType;
import org.mailassay.analysis.report.tls.TlsReport.AppliedPolicy;
import org.mailassay.analysis.report.tls.TlsReport.Failure;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.store.tls.StoredTlsReport;
import org.mailassay.store.tls.TlsReportSummary;
import org.mailassay.store.tls.TlsStatistics;

/// A TLS report as lists show it, all that it says, and what all of them say of a domain. Fields that a report has are
/// under the names of RFC 8460, section 4.4, with underscores.
final class TlsJson {
    private TlsJson() {}

    static void summary(JsonWriter json, TlsReportSummary report) {
        json.field("id", ResourceId.TLS_REPORT.text(report.id()));
        Optional<String> domainId = report.domainId().map(ResourceId.DOMAIN::text);
        json.textOrNull("domain_id", domainId.orElse(""));
        json.textOrNull("domain", report.policyDomain());
        json.textOrNull("org_name", report.organizationName());
        json.field("report_id", report.reportId());
        json.field("begin", report.begin());
        json.field("end", report.end());
        json.field("received_at", report.receivedAt());
        json.field("authenticated", report.authenticated().code());
        json.field("successful_sessions", report.successful());
        json.field("failed_sessions", report.failed());
        json.field("failure_details", report.details());
    }

    static void report(JsonWriter json, StoredTlsReport report) {
        summary(json, report.summary());
        json.textOrNull("contact_info", report.contactInfo());
        json.objects("policies", report.policies(), policy -> policy(json, policy));
        json.objects("oddities", report.oddities(), oddity -> {
            json.field("field", oddity.field());
            json.field("value", oddity.value());
        });
    }

    static void statistics(JsonWriter json, TlsStatistics statistics) {
        json.object("totals", () -> totals(json, statistics.days()));
        json.objects("daily_stats", statistics.days(), day -> {
            json.field("date", day.date().toString());
            json.field("reports", day.reports());
            sessions(json, day.successful(), day.failed());
        });
        json.objects("policies", statistics.policies(), policy -> {
            json.textOrNull("policy_type", policy.type());
            sessions(json, policy.successful(), policy.failed());
        });
        json.objects("failures", statistics.failures(), failures -> {
            json.textOrNull("policy_type", failures.policyType());
            failureType(json, failures.resultType());
            json.field("failed_sessions", failures.sessions());
            json.field("first_seen", failures.firstSeen().toString());
            json.field("last_seen", failures.lastSeen().toString());
        });
        hosts(json, statistics.hosts());
        json.objects("sending_ips", statistics.senders(), sender -> {
            json.textOrNull("ip", sender.address().map(IpAddressText::format).orElse(""));
            json.textOrNull("ptr", sender.ptr());
            json.textOrNull("service", sender.service());
            json.field("failed_sessions", sender.sessions());
        });
    }

    private static void totals(JsonWriter json, List<TlsStatistics.Day> days) {
        long successful = days.stream().mapToLong(TlsStatistics.Day::successful).sum();
        long failed = days.stream().mapToLong(TlsStatistics.Day::failed).sum();
        json.field(
                "reports", days.stream().mapToLong(TlsStatistics.Day::reports).sum());
        sessions(json, successful, failed);
        if (successful + failed == 0) {
            json.nullField("success_percentage");
        } else {
            json.field("success_percentage", Math.floor(10_000.0 * successful / (successful + failed)) / 100);
        }
    }

    private static void hosts(JsonWriter json, List<TlsStatistics.Host> hosts) {
        Map<String, List<TlsStatistics.Host>> byName = new LinkedHashMap<>();
        hosts.forEach(host ->
                byName.computeIfAbsent(host.host(), name -> new ArrayList<>()).add(host));
        json.objects("mx_hosts", byName.entrySet(), host -> {
            json.textOrNull("receiving_mx_hostname", host.getKey());
            json.field(
                    "failed_sessions",
                    host.getValue().stream()
                            .mapToLong(TlsStatistics.Host::sessions)
                            .sum());
            json.objects("failures", host.getValue(), failures -> {
                json.textOrNull("result_type", failures.resultType());
                json.field("failed_sessions", failures.sessions());
            });
        });
    }

    private static void policy(JsonWriter json, AppliedPolicy policy) {
        json.textOrNull("policy_type", policy.type());
        json.strings("policy_string", policy.lines());
        json.textOrNull("policy_domain", policy.domain());
        json.strings("mx_host", policy.mxHosts());
        json.field("total_successful_session_count", policy.successfulSessions());
        json.field("total_failure_session_count", policy.failedSessions());
        json.objects("failure_details", policy.failures(), failure -> failure(json, failure));
    }

    private static void failure(JsonWriter json, Failure failure) {
        failureType(json, failure.resultType());
        json.textOrNull(
                "sending_mta_ip",
                failure.sendingMtaIp().map(IpAddressText::format).orElse(""));
        json.textOrNull("receiving_mx_hostname", failure.receivingMxHostname());
        json.textOrNull("receiving_mx_helo", failure.receivingMxHelo());
        json.textOrNull(
                "receiving_ip", failure.receivingIp().map(IpAddressText::format).orElse(""));
        json.field("failed_session_count", failure.sessions());
        json.textOrNull("additional_information", failure.additionalInformation());
        json.textOrNull("failure_reason_code", failure.reasonCode());
    }

    /// The type, and for those of the standard what it means and what to do about it.
    private static void failureType(JsonWriter json, String resultType) {
        Optional<FailureType> type = FailureType.named(resultType);
        json.textOrNull("result_type", resultType);
        json.textOrNull("meaning", type.map(FailureType::meaning).orElse(""));
        json.textOrNull("remedy", type.map(FailureType::remedy).orElse(""));
    }

    private static void sessions(JsonWriter json, long successful, long failed) {
        json.field("successful_sessions", successful);
        json.field("failed_sessions", failed);
    }
}
