insert into scan_events (account_id, scan_id, kind) values (?, ?, ?)
