select id, name from domains where account_id = ? and name = any(?) order by length(name) desc limit 1
