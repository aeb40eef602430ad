update domains set verified_at = coalesce(verified_at, ?) where account_id = ? and id = ?
