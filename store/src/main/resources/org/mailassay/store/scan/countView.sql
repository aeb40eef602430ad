update scans set view_count = view_count + 1 where share_token = :token
