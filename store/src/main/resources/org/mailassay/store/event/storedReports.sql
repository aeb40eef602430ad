select
    cast(cast(transaction as text) as bigint), id, account_id,
    cast(substr(data ->> 'report_id', 5) as bigint) as report_id, occurred_at,
    coalesce(cast(data ->> 'records' as bigint), 1)
from events
where (transaction, id) > (cast(? as xid8), ?) and transaction < pg_snapshot_xmin(pg_current_snapshot())
    and type = 'report.stored'
order by events.transaction, events.id
limit ?
