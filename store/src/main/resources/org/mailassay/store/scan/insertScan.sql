insert into scans (account_id, local_part, status, created_at) values (?, ?, 'pending', ?) returning id
