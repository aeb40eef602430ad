update monitored_hosts set is_active = ? where account_id = ? and id = ?
