update dns_records set absent_since = ? where account_id = ? and id = any(?)
