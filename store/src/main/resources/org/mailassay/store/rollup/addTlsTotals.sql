insert into daily_tls_totals as stored (account_id, domain_id, day, reports, successful, failed)
select account_id, domain_id, day, reports, successful, failed
from unnest(?, ?, ?, ?, ?, ?) as added (account_id, domain_id, day, reports, successful, failed)
order by account_id, domain_id, day
on conflict (account_id, domain_id, day) do update set
    reports = stored.reports + excluded.reports,
    successful = stored.successful + excluded.successful,
    failed = stored.failed + excluded.failed
