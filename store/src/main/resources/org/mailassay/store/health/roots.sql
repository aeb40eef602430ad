select root_domain
from ips
cross join lateral unnest(root_domains) with ordinality as root (root_domain, place)
where account_id = :account_id and uuid = cast(:uuid as uuid)
order by place
