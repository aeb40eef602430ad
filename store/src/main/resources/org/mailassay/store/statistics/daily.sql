select
    cast(days.day as date) as day,
    coalesce(messages, 0) as messages,
    coalesce(spf_pass, 0) as spf_pass,
    coalesce(dkim_pass, 0) as dkim_pass,
    coalesce(dmarc_pass, 0) as dmarc_pass,
    coalesce(none, 0) as none,
    coalesce(quarantined, 0) as quarantined,
    coalesce(rejected, 0) as rejected
from generate_series(cast(:from as date), cast(:to as date), interval '1 day') as days (day)
left join daily_totals on account_id = :account_id and domain_id = :domain_id
    and daily_totals.day = cast(days.day as date)
order by 1
