select
    id, coalesce(event_id, 0) as event_id, event_type, subject, state, attempts, created_at,
    nullif(next_attempt_at, 'infinity') as next_attempt_at, finished_at
from webhook_deliveries
where account_id = :account_id and webhook_id = :id and id < :before
order by id desc
limit :limit
