select results_coding, results_size, results from scan_results where account_id = ? and scan_id = ?
