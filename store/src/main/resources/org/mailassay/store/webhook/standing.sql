select
    count(*) as waiting, min(deliveries.created_at) as oldest,
    (select count(*) from webhooks where active and paused_at is not null) as paused
from webhook_deliveries deliveries
join webhooks on webhooks.account_id = deliveries.account_id and webhooks.id = deliveries.webhook_id
where deliveries.state = 'waiting' and webhooks.active and webhooks.paused_at is null
