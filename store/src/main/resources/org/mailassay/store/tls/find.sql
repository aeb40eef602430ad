select
    id, domain_id, policy_domain, org_name, report_id, begins, ends, received_at, authenticated, successful, failed,
    detail_count, contact_info, cast(oddities as text) as oddities, cast(policies as text) as policies
from tls_reports
where account_id = :account_id and id = :id
