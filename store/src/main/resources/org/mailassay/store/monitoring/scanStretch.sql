select processed_at
from scans
where account_id = ? and status = 'completed' and processed_at > ? and processed_at <= ?
order by processed_at, id
offset ?
limit 1
