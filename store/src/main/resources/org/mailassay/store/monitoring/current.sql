select records.id, records.record_type, records.record_key, records.record_value, records.first_seen_at,
    records.last_seen_at, records.removed_at
from dns_records records
left join monitored_hosts hosts
    on hosts.account_id = records.account_id and hosts.domain_id = records.domain_id
    and hosts.host_value = records.origin
where records.account_id = :account_id and records.domain_id = :domain_id and records.removed_at is null
    and coalesce(hosts.is_active, true)
order by records.record_type, records.record_key
limit :limit
