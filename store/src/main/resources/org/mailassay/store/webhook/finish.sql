update webhook_deliveries
set state = ?, finished_at = ?, claimed_until = '-infinity'
where account_id = ? and webhook_id = ? and id = ? and state = 'waiting'
