select recording_coding, recording_size, recording from scan_results where account_id = ? and scan_id = ?
