select
    id, domain_id, intake_id, part, entry, part_name, form, reported_domain, arrived_at,
    coalesce(host(source_ip), '') as source_ip, source_name, coalesce(ptr, '') as ptr, coalesce(service, '') as service,
    delivery_result, incidents, authenticated, received_at, 
    -- What a list shows nothing of, and what may be long.
    cast(details - array['headers', 'authentication_results', 'oddities', 'spf_record', 'dkim_key'] as text) as details
from failure_reports
left join source_addresses on address = source_ip
where account_id = :account_id
    -- conditions
order by arrived_at desc, id desc
limit :limit offset :offset
