select scans from scan_usage where account_id = :account_id and day = :day
