delete from recipients where account_id = ? and local_part = ?
