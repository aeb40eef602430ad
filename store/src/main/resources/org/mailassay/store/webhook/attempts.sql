select delivery_id, attempt, began_at, milliseconds, outcome, status, detail, response
from (
    select *, row_number() over (partition by delivery_id order by attempt desc) as place
    from webhook_attempts
    where account_id = :account_id and webhook_id = :id and delivery_id = any(:deliveries)
) as numbered
where place <= :shown
order by delivery_id, attempt
