select
    id, domain_id, policy_domain, org_name, report_id, begins, ends, received_at, authenticated, successful, failed,
    detail_count
from tls_reports
where account_id = :account_id
    -- conditions
order by begins desc, id desc
limit :limit offset :offset
