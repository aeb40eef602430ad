select k.id as key_id, k.key_hash, array_to_string(k.scopes, ',') as scopes, k.last_used_at, a.*
from api_keys k
join account_overviews a on a.id = k.account_id
where k.key_hash = :key_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > :now)
