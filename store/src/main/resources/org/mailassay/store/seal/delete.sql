delete from sealed_mails where account_id = ? and intake_id = ?
