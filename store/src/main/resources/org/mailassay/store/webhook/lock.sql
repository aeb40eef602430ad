select id from webhooks where account_id = ? and id = ? for update
