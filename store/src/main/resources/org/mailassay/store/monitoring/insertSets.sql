insert into dns_records
    (account_id, domain_id, first_seen_at, last_seen_at, record_type, record_key, record_value, origin)
select ?, ?, ?, ?, opened.*
from unnest(?, ?, ?, ?) as opened (record_type, record_key, record_value, origin)
