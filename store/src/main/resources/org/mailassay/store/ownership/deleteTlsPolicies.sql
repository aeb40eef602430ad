delete from daily_tls_policies where account_id = ? and domain_id = ?
