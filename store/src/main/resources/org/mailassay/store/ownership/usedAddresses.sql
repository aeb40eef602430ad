select coalesce(sum(ip_count), 0) from ips where account_id = ? and ip_value <> ?
