update scans set share_token = coalesce(share_token, :token) where account_id = :account_id and local_part = :local_part
