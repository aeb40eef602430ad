delete from daily_tls_failures where account_id = ? and domain_id = ?
