select id, uuid, name, active, activated_at, created_at, dns_status, dns_checked_at
from domains
where account_id = :account_id and id = :id
