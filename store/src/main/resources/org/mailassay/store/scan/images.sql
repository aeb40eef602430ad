select 'identity', length(archive), archive from scan_images where account_id = ? and scan_id = ? and expires_at > ?
