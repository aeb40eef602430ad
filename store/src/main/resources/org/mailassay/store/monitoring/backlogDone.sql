update domain_monitoring set backlog = false where account_id = ? and domain_id = any(?)
