select
    id, domain_id, policy_domain, org_name, report_id, begins, ends, received_at, authenticated, row_count,
    messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected,
    email, extra_contact_info, generator, version, namespace, cast(errors as text) as errors,
    cast(oddities as text) as oddities, alignment_dkim, alignment_spf, policy, subdomain_policy, nonexistent_policy,
    percentage, failure_options, testing, discovery_method
from reports
where account_id = :account_id and id = :id
