select
    account_id, cast(cast(transaction as text) as bigint) as transaction, id, occurred_at, type, subject, domain,
    cast(data as text) as data
from events
where account_id = :account_id
    and (events.transaction, events.id) > (cast(cast(:transaction as text) as xid8), :id)
    and events.transaction < pg_snapshot_xmin(pg_current_snapshot())
order by events.transaction, events.id
limit :limit
