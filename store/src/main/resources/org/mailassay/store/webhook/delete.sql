delete from webhooks where account_id = :account_id and id = :id
