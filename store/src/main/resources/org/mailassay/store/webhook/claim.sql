with waiting as (
    select
        deliveries.account_id, deliveries.webhook_id, deliveries.id, deliveries.next_attempt_at, webhooks.failures,
        row_number() over (
            partition by deliveries.account_id, deliveries.webhook_id order by deliveries.next_attempt_at, deliveries.id
        ) as place,
        (
            select count(*)
            from webhook_deliveries busy
            where busy.account_id = deliveries.account_id and busy.webhook_id = deliveries.webhook_id
                and busy.state = 'waiting' and busy.claimed_until > :now
        ) as busy
    from webhook_deliveries deliveries
    join webhooks on webhooks.account_id = deliveries.account_id and webhooks.id = deliveries.webhook_id
    join accounts on accounts.id = deliveries.account_id
    where deliveries.state = 'waiting' and deliveries.next_attempt_at <= :now and deliveries.claimed_until <= :now
        and (webhooks.active and webhooks.paused_at is null or deliveries.event_type = 'webhook.test')
        and (webhooks.resting_until is null or webhooks.resting_until <= :now)
        and accounts.status = 'active' and (accounts.period_end is null or accounts.period_end > :now)
        and not exists (
            select
            from webhook_deliveries earlier
            where earlier.account_id = deliveries.account_id and earlier.webhook_id = deliveries.webhook_id
                and earlier.subject = deliveries.subject and earlier.state = 'waiting' and earlier.id < deliveries.id)
), chosen as (
    select account_id, webhook_id, id
    from waiting
    where place + busy <= case when failures >= 3 then 1 else :each end
    order by next_attempt_at, id
    limit :limit
), locked as (
    select deliveries.account_id, deliveries.webhook_id, deliveries.id
    from webhook_deliveries deliveries
    join chosen using (account_id, webhook_id, id)
    where deliveries.state = 'waiting' and deliveries.claimed_until <= :now
    for update of deliveries skip locked
)
update webhook_deliveries deliveries
set claimed_until = :leased_until, attempts = attempts + 1
from locked
join webhooks on webhooks.account_id = locked.account_id and webhooks.id = locked.webhook_id
where deliveries.account_id = locked.account_id and deliveries.webhook_id = locked.webhook_id
    and deliveries.id = locked.id
returning
    deliveries.account_id, deliveries.webhook_id, deliveries.id, webhooks.url, webhooks.format, webhooks.secret,
    case when webhooks.earlier_until > :now then webhooks.earlier_secret else '' end as earlier_secret,
    coalesce(deliveries.event_id, 0) as event_id, deliveries.occurred_at, deliveries.event_type, deliveries.subject,
    deliveries.domain, cast(deliveries.data as text) as data, deliveries.attempts, deliveries.created_at
