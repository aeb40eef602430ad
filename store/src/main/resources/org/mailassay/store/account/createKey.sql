insert into api_keys (account_id, name, key_hash, key_start, key_hint, scopes, expires_at)
values (?, ?, ?, ?, ?, string_to_array(?, ','), ?)
returning id, created_at
