-- Those that have something new to take over, those furthest behind first.
select account_id, id
from webhooks
where active and paused_at is null and exists (
    select
    from events
    where events.account_id = webhooks.account_id
        and (events.transaction, events.id) > (webhooks.transaction, webhooks.event_id)
        and events.transaction < pg_snapshot_xmin(pg_current_snapshot()))
order by transaction, event_id, account_id, id
limit 200
