package org.mailassay.api.dmarc;

import java.util.List;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.api.export.Table;
import org.mailassay.store.intake.IntakeEntry;

/// The columns of the intake log.
final class IntakeTable {
    static final Table<IntakeEntry> TABLE = Table.<IntakeEntry>named("intake")
            .text("id", entry -> ResourceId.INTAKE.text(entry.id()))
            .time("received_at", IntakeEntry::receivedAt)
            .text("envelope_from", IntakeEntry::reversePath)
            .text(
                    "client_ip",
                    entry -> entry.client().map(IpAddressText::format).orElse(""))
            .number("size", IntakeEntry::size)
            .text("authenticated", entry -> entry.authenticated().code())
            .text("authentication_results", IntakeEntry::authenticationResults)
            .text("fate", entry -> entry.fate().code())
            .text("reason", IntakeEntry::reason)
            .text("detail", IntakeEntry::detail)
            .texts("outcomes", IntakeTable::outcomes);

    private IntakeTable() {}

    /// `stored`, `refused malformed_xml`
    private static List<String> outcomes(IntakeEntry entry) {
        return entry.outcomes().stream()
                .map(outcome -> (outcome.fate().code() + " " + outcome.reason()).strip())
                .toList();
    }
}
