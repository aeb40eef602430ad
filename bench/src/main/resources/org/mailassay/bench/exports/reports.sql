-- Spread over the 200 days before today.
insert into reports (
    account_id, intake_id, part, entry, part_name, identity, org_name, email, extra_contact_info, generator, report_id,
    version, namespace, begins, ends, errors, oddities, policy_domain, alignment_dkim, alignment_spf, policy,
    subdomain_policy, nonexistent_policy, failure_options, testing, discovery_method, authenticated, received_at,
    received_on, row_count, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected)
select
    :account_id, n, 0, 0, '', sha256(convert_to('report ' || n, 'UTF8')), 'reporter-' || n % 40 || '.example',
    'dmarc@reporter.example', '', '', '=' || n, '1.0', '', day, day + interval '1 day', '[]', '[]', 'bench.example', 'r',
    'r', 'reject', '', '', '', '', '', 'pass', day + interval '30 hours', cast(day as date), 1, 9, 9, 9, 9, 9, 0, 0
from (
    select n, date_trunc('day', now()) - n % 200 * interval '1 day' as day from generate_series(1, :rows) as n
) as numbered
