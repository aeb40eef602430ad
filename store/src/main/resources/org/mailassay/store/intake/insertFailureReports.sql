insert into failure_reports (
    account_id, id, domain_id, intake_id, part, entry, part_name, identity, form, reported_domain, arrived_at,
    source_ip, source_name, delivery_result, incidents, authenticated, received_at, details)
select
    account_id, id, nullif(domain_id, 0), intake_id, part, entry, part_name, identity, form, reported_domain,
    arrived_at, cast(nullif(source_ip, '') as inet), source_name, delivery_result, incidents, authenticated,
    received_at, cast(details as jsonb)
from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as new (
    account_id, id, domain_id, intake_id, part, entry, part_name, identity, form, reported_domain, arrived_at,
    source_ip, source_name, delivery_result, incidents, authenticated, received_at, details)
order by account_id, identity, id
on conflict (account_id, identity) do nothing
