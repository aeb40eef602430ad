-- The next of the subject has its turn.
update webhook_deliveries
set next_attempt_at = ?
where account_id = ? and webhook_id = ? and state = 'waiting' and next_attempt_at = 'infinity' and id = (
    select min(id)
    from webhook_deliveries
    where account_id = ? and webhook_id = ? and subject = ? and state = 'waiting')
