update api_keys k
set last_used_at = greatest(k.last_used_at, used.at)
from unnest(cast(:account_ids as bigint[]), cast(:ids as bigint[]), cast(:times as timestamptz[])) as used (account_id, id, at)
where k.account_id = used.account_id and k.id = used.id
