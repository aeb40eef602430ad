select
    id, domain_id, policy_domain, org_name, report_id, begins, ends, received_at, authenticated, row_count,
    messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected
from reports
where account_id = :account_id
    -- conditions
order by begins desc, id desc
limit :limit offset :offset
