update verification_mails
set mail_id = cast(:mail_id as uuid)
where account_id = :account_id and id = cast(:id as uuid)
