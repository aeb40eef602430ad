insert into reports (
    account_id, id, domain_id, intake_id, part, entry, part_name, identity, authenticated, received_at, received_on,
    row_count, org_name, email, extra_contact_info, generator, report_id, version, namespace, begins, ends, errors,
    oddities, policy_domain, alignment_dkim, alignment_spf, policy, subdomain_policy, nonexistent_policy, percentage,
    failure_options, testing, discovery_method, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected)
select
    account_id, id, nullif(domain_id, 0), intake_id, part, entry, part_name, identity, authenticated, received_at,
    received_on, row_count, org_name, email, extra_contact_info, generator, report_id, version, namespace, begins, ends,
    cast(errors as jsonb), cast(oddities as jsonb), policy_domain, alignment_dkim, alignment_spf, policy,
    subdomain_policy, nonexistent_policy, nullif(percentage, -1), failure_options, testing, discovery_method, messages,
    spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected
from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    ?, ?, ?, ?) as new (
    account_id, id, domain_id, intake_id, part, entry, part_name, identity, authenticated, received_at, received_on,
    row_count, org_name, email, extra_contact_info, generator, report_id, version, namespace, begins, ends, errors,
    oddities, policy_domain, alignment_dkim, alignment_spf, policy, subdomain_policy, nonexistent_policy, percentage,
    failure_options, testing, discovery_method, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected)
order by account_id, identity, id
on conflict (account_id, identity) do nothing
