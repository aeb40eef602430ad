package org.mailassay.store.intake;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;

/// What the event log is told of messages that are taken. It happened when the message was received: years of mail
/// that are imported are no news.
final class IntakeEvents {
    private IntakeEvents() {}

    static List<NewEvent> of(Insertions insertions, List<Conclusion> conclusions) {
        List<NewEvent> events = new ArrayList<>();
        insertions.aggregates().forEach(report -> events.add(stored(report)));
        insertions.tls().forEach(report -> events.add(stored(report)));
        insertions.failures().forEach(report -> events.add(stored(report)));
        conclusions.stream()
                .filter(conclusion -> conclusion.fate() == Fate.REFUSED
                        || conclusion.outcomes().stream().anyMatch(Outcome.Refused.class::isInstance))
                .forEach(conclusion -> events.add(refused(conclusion)));
        return events;
    }

    private static NewEvent stored(NewReport report) {
        AggregateHeader header = report.report().header();
        return event(
                report,
                report.domainId(),
                EventType.REPORT_STORED,
                header.policy().domain(),
                data("rpt_", report, report.domainId())
                        .text("org_name", header.orgName())
                        .time("begin", header.begin())
                        .time("end", header.end())
                        .number("records", report.report().counted().size())
                        .number("messages", report.report().counted().total().messages())
                        .number("dmarc_pass", report.report().counted().total().dmarcPass()));
    }

    private static NewEvent stored(NewTlsReport report) {
        FoundTlsReport found = report.found();
        return event(
                report,
                report.domainId(),
                EventType.TLS_REPORT_RECEIVED,
                found.policyDomain(),
                data("tlsr_", report, report.domainId())
                        .text("org_name", found.report().organizationName())
                        .time("begin", found.report().begin())
                        .time("end", found.report().end())
                        .number("successful_sessions", found.successful())
                        .number("failed_sessions", found.failed()));
    }

    /// Of the failed message nothing is told but who sent it: whoever may read more asks for the report.
    private static NewEvent stored(NewFailureReport report) {
        FoundFailureReport found = report.found();
        return event(
                report,
                report.domainId(),
                EventType.FAILURE_REPORT_RECEIVED,
                found.domain(),
                data("ruf_", report, report.domainId())
                        .time("arrived_at", found.arrivedAt())
                        .text(
                                "source_ip",
                                found.masked()
                                        .sourceIp()
                                        .map(InetAddress::getHostAddress)
                                        .orElse(""))
                        .texts("auth_failure", found.masked().authFailures())
                        .number("incidents", found.masked().incidents()));
    }

    private static EventData data(String prefix, Candidate report, Optional<Long> domainId) {
        return EventData.of()
                .text("report_id", prefix + report.id())
                .text("domain_id", domainId.map(id -> "ud_" + id).orElse(""));
    }

    private static NewEvent event(
            Candidate report, Optional<Long> domainId, EventType type, String domain, EventData data) {
        return new NewEvent(
                report.accountId(),
                report.message().arrival().message().receivedAt(),
                type,
                domainId.map(id -> "domain:" + id).orElse("reports"),
                domain,
                data);
    }

    private static NewEvent refused(Conclusion conclusion) {
        Arrival arrival = conclusion.message().arrival();
        return new NewEvent(
                arrival.accountId(),
                arrival.message().receivedAt(),
                EventType.REPORT_REFUSED,
                "intake:" + conclusion.message().intakeId(),
                "",
                EventData.of()
                        .text("intake_id", "int_" + conclusion.message().intakeId())
                        .text("envelope_from", arrival.message().envelope().reversePath())
                        .text("reason", conclusion.reason())
                        .text("detail", conclusion.detail()));
    }
}
