delete from scan_events where account_id = ? and scan_id = ?
