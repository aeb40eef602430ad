select local_part from scans where account_id = ? and id = ?
