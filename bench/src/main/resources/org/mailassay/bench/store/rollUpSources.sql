insert into daily_sources (
    account_id, domain_id, day, source_ip, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected)
select rows.account_id, reports.domain_id, rows.received_on, rows.source_ip, sum(rows.messages),
    coalesce(sum(rows.messages) filter (where rows.spf), 0),
    coalesce(sum(rows.messages) filter (where rows.dkim), 0),
    coalesce(sum(rows.messages) filter (where rows.spf or rows.dkim), 0),
    coalesce(sum(rows.messages) filter (where rows.disposition = 'none'), 0),
    coalesce(sum(rows.messages) filter (where rows.disposition = 'quarantine'), 0),
    coalesce(sum(rows.messages) filter (where rows.disposition = 'reject'), 0)
from report_rows rows
join reports on reports.account_id = rows.account_id and reports.id = rows.report_id
where rows.account_id = :account_id and rows.received_on = cast(cast(:day as text) as date)
group by rows.account_id, reports.domain_id, rows.received_on, rows.source_ip
