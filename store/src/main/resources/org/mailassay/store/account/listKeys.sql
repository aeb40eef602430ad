select id, name, key_start, key_hint, array_to_string(scopes, ',') as scopes, created_at, expires_at, last_used_at,
    revoked_at, revoked_at is null and (expires_at is null or expires_at > :now) as active
from api_keys
where account_id = :account_id
order by id
limit 1000
