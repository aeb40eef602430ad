update outgoing_mails
set state = case when returned_at is null then ? else 'bounced' end, finished_at = now(), next_attempt_at = null
where account_id = ? and id = ? and state <> 'delivered'
returning state
