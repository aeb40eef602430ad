update dns_records
set removed_at = closed.removed_at
from unnest(?, ?) as closed (id, removed_at)
where dns_records.account_id = ? and dns_records.id = closed.id
