update scans set share_token = null
where account_id = :account_id and local_part = :local_part and share_token is not null
