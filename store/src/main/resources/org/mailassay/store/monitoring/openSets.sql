select id, record_type, record_key, record_value, origin, absent_since
from dns_records
where account_id = ? and domain_id = ? and removed_at is null
