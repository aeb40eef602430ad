insert into seed_addresses (account_id, name, local_part, created_at) values (?, ?, ?, ?) returning id
