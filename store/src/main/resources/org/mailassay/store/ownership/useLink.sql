update setup_tokens set used_at = ?
where token_hash = ? and purpose = ? and used_at is null and expires_at > ?
returning account_id, cast(subject ->> 'id' as bigint), subject ->> 'host'
