select name from domains where account_id = ? and id = ? and verified_at is not null
