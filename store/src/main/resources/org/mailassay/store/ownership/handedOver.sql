update verification_mails set mail_id = :mail_id where account_id = :account_id and id = :id
