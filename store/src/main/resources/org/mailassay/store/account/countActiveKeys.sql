select count(*) from api_keys where account_id = ? and revoked_at is null and (expires_at is null or expires_at > ?)
