update domain_monitoring set next_look_at = least(next_look_at, ?) where account_id = ? and domain_id = any(?)
