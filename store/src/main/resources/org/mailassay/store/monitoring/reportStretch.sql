-- Where the next stretch of reports ends; several that carry the same time are never parted.
select stored_at
from reports
where account_id = ? and domain_id is not null and stored_at > ? and stored_at <= ?
order by stored_at, id
offset ?
limit 1
