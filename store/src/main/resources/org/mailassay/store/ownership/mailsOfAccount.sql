select count(*), min(created_at) from verification_mails where account_id = ? and created_at > ?
