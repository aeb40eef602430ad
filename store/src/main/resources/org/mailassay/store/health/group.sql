select id, ip_value, input_type, ip_count, cast(ptr_map as text) as ptr_map, verified_at is not null as verified
from ips
where account_id = :account_id and uuid = cast(:uuid as uuid)
