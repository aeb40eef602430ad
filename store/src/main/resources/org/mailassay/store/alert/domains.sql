select
    domains.account_id, domains.id, domains.name, newest.received_at as last_report,
    cast((
        select count(*)
        from daily_totals totals
        where totals.account_id = domains.account_id and totals.domain_id = domains.id and totals.reports > 0
            and totals.day >= cast(newest.begins as date) - 14 and totals.day < cast(newest.begins as date)
    ) as integer) as report_days,
    (
        select min(occurred_at)
        from events
        where events.account_id = domains.account_id and events.subject = 'domain:' || domains.id
            and events.type = 'failure_report.received'
    ) as first_failure_report
from domains
join accounts on accounts.id = domains.account_id
left join lateral (
    select max(received_at) as received_at, max(begins) as begins
    from (
        select received_at, begins
        from reports
        where reports.account_id = domains.account_id and reports.domain_id = domains.id
        order by begins desc, id desc
        limit 20
    ) as latest
) as newest on true
where (domains.account_id, domains.id) > (:account_id, :domain_id) and domains.active
    and accounts.status = 'active' and (accounts.period_end is null or accounts.period_end > :now)
order by domains.account_id, domains.id
limit :limit
