package org.mailassay.api.dmarc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.AggregateHeader.PublishedPolicy;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.Oddity;
import org.mailassay.api.http.Family;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.store.report.ReportSummary;

/// A report as lists show it, and all that it says.
final class ReportJson {
    private ReportJson() {}

    static void summary(JsonWriter json, ReportSummary report) {
        json.field("id", ResourceId.REPORT.text(report.id()));
        Optional<String> domainId = report.domainId().map(ResourceId.DOMAIN::text);
        json.textOrNull("domain_id", domainId.orElse(""));
        json.field("domain", report.policyDomain());
        json.field("org_name", report.orgName());
        json.field("report_id", report.reportId());
        json.field("begin", report.begin());
        json.field("end", report.end());
        json.field("received_at", report.receivedAt());
        json.field("authenticated", report.authenticated().code());
        json.field("record_count", report.rowCount());
        CountsJson.write(json, report.counts());
    }

    /// What the head of the report says beyond its summary.
    static void header(JsonWriter json, long id, AggregateHeader header) {
        json.textOrNull("email", header.email());
        json.textOrNull("extra_contact_info", header.extraContactInfo());
        json.textOrNull("generator", header.generator());
        json.textOrNull("version", header.version());
        json.textOrNull("namespace", header.namespace());
        json.strings("errors", header.errors());
        json.object("policy_published", () -> policy(json, header.policy()));
        oddities(json, header.oddities());
        json.field("raw_url", Family.DMARC.base() + "/reports/" + ResourceId.REPORT.text(id) + "/raw");
    }

    /// One record. What was sent outside of the schema stands in `oddities` as it was sent; the fields have it
    /// normalised.
    static void row(JsonWriter json, AggregateRow row) {
        json.field("source_ip", IpAddressText.format(row.sourceIp()));
        json.field("count", row.count());
        json.field("disposition", row.disposition().name().toLowerCase(Locale.ROOT));
        json.field("dmarc", word(row.dmarcPass()));
        json.field("dkim", word(row.dkim()));
        json.field("spf", word(row.spf()));
        json.objects("reasons", row.reasons(), reason -> {
            json.field("type", reason.type());
            json.textOrNull("comment", reason.comment());
        });
        json.textOrNull("header_from", row.headerFrom());
        json.textOrNull("envelope_from", row.envelopeFrom());
        json.textOrNull("envelope_to", row.envelopeTo());
        json.object("auth_results", () -> {
            json.objects("dkim", row.dkimResults(), result -> {
                json.textOrNull("domain", result.domain());
                json.textOrNull("selector", result.selector());
                json.field("result", result.result());
                json.textOrNull("human_result", result.humanResult());
            });
            json.objects("spf", row.spfResults(), result -> {
                json.textOrNull("domain", result.domain());
                json.textOrNull("scope", result.scope());
                json.field("result", result.result());
                json.textOrNull("human_result", result.humanResult());
            });
        });
        oddities(json, row.oddities());
    }

    private static void policy(JsonWriter json, PublishedPolicy policy) {
        json.field("domain", policy.domain());
        json.textOrNull("p", policy.policy());
        json.textOrNull("sp", policy.subdomainPolicy());
        json.textOrNull("np", policy.nonexistentPolicy());
        json.textOrNull("adkim", policy.alignmentDkim());
        json.textOrNull("aspf", policy.alignmentSpf());
        policy.percentage().ifPresentOrElse(percent -> json.field("pct", percent), () -> json.nullField("pct"));
        json.textOrNull("fo", policy.failureOptions());
        json.textOrNull("testing", policy.testing());
        json.textOrNull("discovery_method", policy.discoveryMethod());
    }

    private static void oddities(JsonWriter json, List<Oddity> oddities) {
        json.objects("oddities", oddities, oddity -> {
            json.field("field", oddity.field());
            json.field("value", oddity.value());
        });
    }

    private static String word(boolean pass) {
        return pass ? "pass" : "fail";
    }
}
