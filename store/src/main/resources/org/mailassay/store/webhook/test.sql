insert into webhook_deliveries (account_id, webhook_id, occurred_at, event_type, subject, domain, data, created_at,
    next_attempt_at)
select account_id, id, cast(:now as timestamptz), 'webhook.test', 'test', '',
    jsonb_build_object('webhook_id', 'wh_' || id), cast(:now as timestamptz), cast(:now as timestamptz)
from webhooks
where account_id = :account_id and id = :id
returning id
