package org.mailassay.store.report;

import java.time.ZoneOffset;
import java.util.Map;
import org.mailassay.analysis.report.AggregateRow.Disposition;
import org.mailassay.store.StorableText;

/// A filter as SQL. Each combination is a statement of its own, so that the planner sees what is asked for.
final class FilterConditions {
    private FilterConditions() {}

    static void append(ReportFilter filter, StringBuilder conditions, Map<String, Object> parameters) {
        switch (filter.belonging()) {
            case ReportFilter.Belonging.Assigned _ -> conditions.append(" and domain_id is not null");
            case ReportFilter.Belonging.Unassigned _ -> conditions.append(" and domain_id is null");
            case ReportFilter.Belonging.OfDomain(long domainId) -> {
                conditions.append(" and domain_id = :domain_id");
                parameters.put("domain_id", domainId);
            }
        }
        if (!filter.orgName().isEmpty()) {
            // The first condition is the index's; see the schema.
            conditions.append(
                    " and left(lower(org_name), 100) = left(lower(:org_name), 100) and lower(org_name) = lower(:org_name)");
            parameters.put("org_name", StorableText.of(filter.orgName()));
        }
        filter.from().ifPresent(from -> {
            conditions.append(" and begins >= :from");
            parameters.put("from", from.atOffset(ZoneOffset.UTC));
        });
        filter.to().ifPresent(to -> {
            conditions.append(" and begins < :to");
            parameters.put("to", to.atOffset(ZoneOffset.UTC));
        });
        filter.sourceIp().ifPresent(address -> {
            conditions.append(" and (id, received_on) in (select report_id, received_on from report_rows"
                    + " where account_id = :account_id and source_ip = cast(:source_ip as inet))");
            parameters.put("source_ip", address.getHostAddress());
        });
        filter.disposition().ifPresent(disposition -> conditions.append(condition(disposition)));
    }

    private static String condition(Disposition disposition) {
        return switch (disposition) {
            case NONE, PASS -> " and none > 0";
            case QUARANTINE -> " and quarantined > 0";
            case REJECT -> " and rejected > 0";
        };
    }
}
