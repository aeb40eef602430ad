update verification_mails
set mail_id = ?
where account_id = ? and id = ?
