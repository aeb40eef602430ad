insert into tls_reports (
    account_id, id, domain_id, intake_id, part, entry, part_name, identity, org_name, contact_info, report_id, begins,
    ends, policy_domain, oddities, authenticated, received_at, successful, failed, detail_count, policies)
select
    account_id, id, nullif(domain_id, 0), intake_id, part, entry, part_name, identity, org_name, contact_info,
    report_id, begins, ends, policy_domain, cast(oddities as jsonb), authenticated, received_at, successful, failed,
    detail_count, cast(policies as jsonb)
from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as new (
    account_id, id, domain_id, intake_id, part, entry, part_name, identity, org_name, contact_info, report_id, begins,
    ends, policy_domain, oddities, authenticated, received_at, successful, failed, detail_count, policies)
order by account_id, identity, id
on conflict (account_id, identity) do nothing
