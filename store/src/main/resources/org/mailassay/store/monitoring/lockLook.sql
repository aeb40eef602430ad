select failures
from domain_monitoring
where account_id = ? and domain_id = ? and (last_look_at is null or last_look_at < ?)
for update
