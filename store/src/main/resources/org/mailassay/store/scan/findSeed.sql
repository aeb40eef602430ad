select account_id, id from seed_addresses where local_part = ? for key share
