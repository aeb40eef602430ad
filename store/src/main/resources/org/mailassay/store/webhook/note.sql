insert into webhook_attempts (attempt, began_at, milliseconds, outcome, status, detail, response, account_id,
    webhook_id, delivery_id)
select tried.*, deliveries.account_id, deliveries.webhook_id, deliveries.id
from (select ? as attempt, ? as began_at, ? as milliseconds, ? as outcome, ? as status, ? as detail, ? as response)
    as tried
join webhook_deliveries deliveries
    on deliveries.account_id = ? and deliveries.webhook_id = ? and deliveries.id = ?
on conflict do nothing
