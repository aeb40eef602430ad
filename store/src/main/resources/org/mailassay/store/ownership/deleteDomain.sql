delete from domains where account_id = ? and uuid = ? returning id, name
