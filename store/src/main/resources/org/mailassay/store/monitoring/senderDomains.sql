select id, name from domains where account_id = ? and verified_at is not null and name = any(?)
