select pg_advisory_xact_lock(9992, number)
from (select distinct hashtext(domain) as number from unnest(?) as domain order by number) as domains
