select
    cast(days.day as date) as day,
    coalesce(reports, 0) as reports,
    coalesce(successful, 0) as successful,
    coalesce(failed, 0) as failed
from generate_series(cast(:from as date), cast(:to as date), interval '1 day') as days (day)
left join daily_tls_totals on account_id = :account_id and domain_id = :domain_id
    and daily_tls_totals.day = cast(days.day as date)
order by 1
