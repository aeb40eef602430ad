update dns_records
set last_seen_at = ?, absent_since = null, origin = seen.origin
from unnest(?, ?) as seen (id, origin)
where dns_records.account_id = ? and dns_records.id = seen.id
