update outgoing_mails
set state = ?, finished_at = now(), next_attempt_at = null
where account_id = ? and id = ? and state <> 'delivered'
