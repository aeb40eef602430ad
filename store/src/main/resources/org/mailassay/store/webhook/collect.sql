with found as (
    select webhooks.account_id, webhooks.id as webhook_id, webhooks.event_types, next.*
    from webhooks
    cross join lateral (
        select transaction, id, occurred_at, type, subject, domain, data
        from events
        where events.account_id = webhooks.account_id
            and (events.transaction, events.id) > (webhooks.transaction, webhooks.event_id)
            and events.transaction < pg_snapshot_xmin(pg_current_snapshot())
        order by events.transaction, events.id
        limit ?
    ) as next
    where webhooks.account_id = ? and webhooks.id = ?
), moved as (
    update webhooks
    set transaction = last.transaction, event_id = last.id
    from (
        select distinct on (account_id, webhook_id) account_id, webhook_id, transaction, id
        from found
        order by account_id, webhook_id, transaction desc, id desc
    ) as last
    where webhooks.account_id = last.account_id and webhooks.id = last.webhook_id
), added as (
    insert into webhook_deliveries (account_id, webhook_id, event_id, occurred_at, event_type, subject, domain, data,
        created_at, next_attempt_at)
    select account_id, webhook_id, id, occurred_at, type, subject, domain, data, cast(? as timestamptz),
        case when place = 1 and not exists (
            select
            from webhook_deliveries earlier
            where earlier.account_id = wanted.account_id and earlier.webhook_id = wanted.webhook_id
                and earlier.subject = wanted.subject and earlier.state = 'waiting'
        ) then cast(? as timestamptz) else 'infinity' end
    from (
        select *, row_number() over (
            partition by account_id, webhook_id, subject order by transaction, id) as place
        from found
        where (event_types = '{}' or type = any(event_types)) and occurred_at > ?
            -- After a restore events are read again.
            and not exists (
                select
                from webhook_deliveries taken
                where taken.account_id = found.account_id and taken.webhook_id = found.webhook_id
                    and taken.event_id = found.id)
    ) as wanted
    order by account_id, webhook_id, transaction, id
    on conflict (account_id, webhook_id, event_id) do nothing
)
select count(*) from found
