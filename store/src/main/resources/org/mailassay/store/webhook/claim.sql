with busy as (
    select account_id, webhook_id, count(*) as deliveries
    from webhook_deliveries
    where state = 'waiting' and claimed_until > :now
    group by account_id, webhook_id
), due as (
    select
        deliveries.account_id, deliveries.webhook_id, deliveries.id, deliveries.next_attempt_at, webhooks.failures,
        row_number() over (
            partition by deliveries.account_id, deliveries.webhook_id order by deliveries.next_attempt_at, deliveries.id
        ) as place
    from webhook_deliveries deliveries
    join webhooks on webhooks.account_id = deliveries.account_id and webhooks.id = deliveries.webhook_id
    join accounts on accounts.id = deliveries.account_id
    where deliveries.state = 'waiting' and deliveries.next_attempt_at <= :now and deliveries.claimed_until <= :now
        and (deliveries.event_type = 'webhook.test'
            or webhooks.active and webhooks.paused_at is null
                and (webhooks.resting_until is null or webhooks.resting_until <= :now))
        and accounts.status = 'active' and (accounts.period_end is null or accounts.period_end > :now)
), allowed as (
    select
        due.account_id, due.webhook_id, due.id, due.next_attempt_at,
        coalesce(accounts_busy.deliveries, 0) + row_number() over (
            partition by due.account_id order by due.place, due.next_attempt_at, due.id
        ) as place
    from due
    left join busy on busy.account_id = due.account_id and busy.webhook_id = due.webhook_id
    left join (
        select account_id, sum(deliveries) as deliveries
        from busy
        group by account_id
    ) as accounts_busy on accounts_busy.account_id = due.account_id
    where due.place + coalesce(busy.deliveries, 0) <= case when due.failures >= 3 then 1 else :each end
), chosen as (
    -- No account holds more than a quarter of the places.
    select account_id, webhook_id, id
    from allowed
    where place <= greatest(1, cast(:limit as integer) / 4)
    order by place, next_attempt_at, id
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
