delete from daily_sources where account_id = ? and domain_id = ?
