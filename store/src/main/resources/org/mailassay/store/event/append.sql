insert into events (account_id, occurred_at, type, subject, domain, data)
select account_id, occurred_at, type, subject, domain, cast(data as jsonb)
from unnest(?, ?, ?, ?, ?, ?) with ordinality as added (
    account_id, occurred_at, type, subject, domain, data, place)
order by place
