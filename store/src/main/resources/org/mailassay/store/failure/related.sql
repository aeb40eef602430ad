-- Records of aggregate reports of the domain whose range touches the day. The index on source addresses leads to them.
select
    reports.id, org_name, begins, ends, rows.messages, rows.disposition, rows.dkim, rows.spf, rows.header_from
from report_rows as rows
join reports on reports.account_id = rows.account_id and reports.id = rows.report_id
where rows.account_id = :account_id and rows.source_ip = cast(:source_ip as inet)
    and reports.domain_id = :domain_id
    and reports.begins < cast(:day as date) + interval '1 day' and reports.ends >= cast(:day as date)
    and rows.received_on >= cast(:day as date) and rows.received_on <= cast(:day as date) + :days
order by rows.messages desc, reports.id, rows.ordinal
limit :limit
