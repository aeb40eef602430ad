update outgoing_mails
set state = 'deferred', next_attempt_at = now() + ? * interval '1 millisecond'
where account_id = ? and id = ? and state = 'sending'
