select exists (
    select from setup_tokens
    where token_hash = :token_hash and purpose = :purpose and used_at is null and expires_at > :now) as open
