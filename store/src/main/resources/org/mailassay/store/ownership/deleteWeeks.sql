delete from weekly_sources where account_id = ? and domain_id = ?
