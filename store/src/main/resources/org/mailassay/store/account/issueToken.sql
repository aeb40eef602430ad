insert into setup_tokens (token_hash, purpose, expires_at) values (:token_hash, :purpose, :expires_at)
