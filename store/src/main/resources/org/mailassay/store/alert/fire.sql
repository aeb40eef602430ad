insert into alerts as known (account_id, rule, domain_id, subject, summary, fired_at, told_at)
select account_id, rule, domain_id, subject, summary, told_at, told_at
from unnest(?, ?, ?, ?, ?, ?) as fired (account_id, domain_id, subject, rule, summary, told_at)
order by account_id, domain_id, subject, rule
on conflict (account_id, rule, domain_id, subject) where recovered_at is null do update set
    summary = excluded.summary, told_at = excluded.told_at
