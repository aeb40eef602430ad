update seed_addresses set last_used_at = greatest(last_used_at, ?) where account_id = ? and id = ?
