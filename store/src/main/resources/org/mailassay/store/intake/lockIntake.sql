select id from intake where account_id = ? and id = ? for update
