select pg_advisory_xact_lock(8460, number)
from (
    select distinct cast(domain_id & 2147483647 as integer) as number from unnest(?) as domain_id order by number
) as domains
