-- Those that have something new to take over. Who delivers to one of them waits, so that what is read next is so.
select account_id, id
from webhooks
where active and paused_at is null and exists (
    select
    from events
    where events.account_id = webhooks.account_id
        and (events.transaction, events.id) > (webhooks.transaction, webhooks.event_id)
        and events.transaction < pg_snapshot_xmin(pg_current_snapshot()))
order by account_id, id
for update
