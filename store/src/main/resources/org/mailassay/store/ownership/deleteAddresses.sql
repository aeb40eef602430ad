delete from ips where account_id = ? and uuid = ? returning id
