-- Those that have something new to take over, as they are locked: who delivers to one of them just now is left for the
-- next time.
select account_id, id
from webhooks
where active and paused_at is null and exists (
    select
    from events
    where events.account_id = webhooks.account_id
        and (events.transaction, events.id) > (webhooks.transaction, webhooks.event_id)
        and events.transaction < pg_snapshot_xmin(pg_current_snapshot()))
order by account_id, id
limit 50
for update skip locked
