select count(*) from seed_addresses where account_id = ?
