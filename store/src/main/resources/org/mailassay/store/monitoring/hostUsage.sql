select cast(count(*) filter (where is_active) as integer) as active, cast(count(*) as integer) as total
from monitored_hosts
where account_id = :account_id
