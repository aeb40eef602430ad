select id, name, local_part, created_at, last_used_at
from seed_addresses
where account_id = :account_id
order by id
limit 10000
