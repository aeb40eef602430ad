delete from scan_images where account_id = ? and scan_id = ?
