select id, kind, subject, finished, total, at
from scan_events
where account_id = :account_id and scan_id = :scan_id and id > :after
order by id
limit :limit
