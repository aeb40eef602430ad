select id, record_type, record_key, record_value, first_seen_at, last_seen_at, removed_at
from dns_records
where account_id = :account_id and domain_id = :domain_id and id < :before
order by id desc
limit :limit
