package org.mailassay.store.intake;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;

/// What the event log is told of messages that are taken. It happened when the message was received: years of mail
/// that are imported are no news.
final class IntakeEvents {
    private IntakeEvents() {}

    static List<NewEvent> of(List<NewReport> inserted, List<Conclusion> conclusions) {
        List<NewEvent> events = new ArrayList<>();
        inserted.forEach(report -> events.add(stored(report)));
        conclusions.stream()
                .filter(conclusion -> conclusion.fate() == Fate.REFUSED
                        || conclusion.outcomes().stream().anyMatch(Outcome.Refused.class::isInstance))
                .forEach(conclusion -> events.add(refused(conclusion)));
        return events;
    }

    private static NewEvent stored(NewReport report) {
        AggregateHeader header = report.report().header();
        long domainId = report.domainId().orElse(0L);
        String policyDomain = header.policy().domain();
        return new NewEvent(
                report.accountId(),
                report.message().arrival().message().receivedAt(),
                EventType.REPORT_STORED,
                domainId == 0 ? "reports" : "domain:" + domainId,
                policyDomain,
                EventData.of()
                        .text("report_id", "rpt_" + report.report().id())
                        .text("domain_id", domainId == 0 ? "" : "ud_" + domainId)
                        .text("org_name", header.orgName())
                        .time("begin", header.begin())
                        .time("end", header.end())
                        .number("records", report.report().counted().size())
                        .number("messages", report.report().counted().total().messages())
                        .number("dmarc_pass", report.report().counted().total().dmarcPass()));
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
