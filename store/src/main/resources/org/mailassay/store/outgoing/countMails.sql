select count(*) as total from outgoing_mails where account_id = :account_id and state = any(:states)
