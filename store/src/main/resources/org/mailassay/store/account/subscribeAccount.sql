update accounts
set plan = p.name, extra_domains = :extra_domains, period_end = cast(nullif(:period_end, '') as timestamptz)
from plans p
where accounts.id = :id and p.name = :plan
