insert into alert_states (account_id, domain_id, subject, rule, firing, last_fired, mark, reference)
select account_id, domain_id, subject, rule, firing, cast(nullif(last_fired, '') as timestamptz), mark,
    cast(reference as double precision)
from unnest(?, ?, ?, ?, ?, ?, ?, ?) as saved (
    account_id, domain_id, subject, rule, firing, last_fired, mark, reference)
order by account_id, domain_id, subject, rule
on conflict (account_id, domain_id, subject, rule) do update set
    firing = excluded.firing, last_fired = excluded.last_fired, mark = excluded.mark, reference = excluded.reference
