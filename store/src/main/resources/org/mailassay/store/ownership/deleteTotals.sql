delete from daily_totals where account_id = ? and domain_id = ?
