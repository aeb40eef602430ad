delete from daily_tls_totals where account_id = ? and domain_id = ?
