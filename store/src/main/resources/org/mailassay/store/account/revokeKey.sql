update api_keys set revoked_at = :now where account_id = :account_id and id = :id and revoked_at is null
