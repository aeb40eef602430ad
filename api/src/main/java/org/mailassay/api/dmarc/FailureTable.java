package org.mailassay.api.dmarc;

import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.api.export.Table;
import org.mailassay.store.failure.StoredFailureReport;

/// The columns of failure reports: those of the list, masked as they are there.
final class FailureTable {
    static final Table<StoredFailureReport> TABLE = Table.<StoredFailureReport>named("failures")
            .text("id", stored -> ResourceId.FAILURE_REPORT.text(stored.id()))
            .text(
                    "domain_id",
                    stored -> stored.domainId().map(ResourceId.DOMAIN::text).orElse(""))
            .text("domain", StoredFailureReport::reportedDomain)
            .time("arrived_at", StoredFailureReport::arrivedAt)
            .time("received_at", StoredFailureReport::receivedAt)
            .text("authenticated", stored -> stored.authenticated().code())
            .text("form", FailureJson::form)
            .text("reporter", FailureJson::reporter)
            .text(
                    "source_ip",
                    stored -> stored.report()
                            .sourceIp()
                            .map(IpAddressText::format)
                            .orElse(""))
            .text("source_name", stored -> stored.report().sourceName())
            .text("ptr", stored -> stored.sender().ptr())
            .text("service", stored -> stored.sender().service())
            .texts("auth_failure", stored -> stored.report().authFailures())
            .texts("identity_alignment", stored -> stored.report().identityAlignment())
            .text("delivery_result", stored -> stored.report().deliveryResult())
            .number("incidents", stored -> stored.report().incidents())
            .text("from", stored -> stored.report().sample().from())
            .text("subject", stored -> stored.report().sample().subject());

    private FailureTable() {}
}
