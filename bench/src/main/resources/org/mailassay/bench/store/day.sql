-- One day of reports with their rows: 50 rows each, sources drawn with a skew, as real senders are.
with own as (
    select id, row_number() over (order by id) - 1 as place from domains
    where account_id = :account_id and name like 'bench-%.example'
), made as (
    insert into reports (
        account_id, domain_id, intake_id, part, entry, part_name, identity, org_name, email, extra_contact_info,
        generator, report_id, version, namespace, begins, ends, errors, oddities, policy_domain,
        alignment_dkim, alignment_spf, policy, subdomain_policy, nonexistent_policy, failure_options, testing,
        discovery_method, authenticated, received_at, received_on, row_count, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected)
    select :account_id, own.id, 0, 0, 0, '',
        sha256(convert_to(cast(:day as text) || '/' || n, 'UTF8')),
        'reporter-' || (n % 40) || '.example', 'dmarc@reporter.example', '', '', cast(:day as text) || '-' || n, '1.0', '',
        cast(cast(:day as text) as date), cast(cast(:day as text) as date) + interval '86399 seconds', '[]', '[]',
        'bench.example', 'r', 'r', 'reject', '', '', '', '', '', 'pass', cast(cast(:day as text) as date) + interval '30 hours',
        cast(cast(:day as text) as date), 50, 0, 0, 0, 0, 0, 0, 0
    from generate_series(1, :reports) n
    join own on own.place = n % :domains
    returning id, domain_id
)
insert into report_rows (
    account_id, report_id, received_on, ordinal, messages, source_ip, disposition, dkim, spf, header_from,
    envelope_from, envelope_to, details)
select :account_id, made.id, cast(cast(:day as text) as date), n, 1 + cast(random() * 20 as integer),
    inet '198.18.0.0' + (made.domain_id % 200 * 300 + cast(floor(:sources * random() * random()) as bigint)),
    case when random() < 0.9 then 'none' when random() < 0.5 then 'quarantine' else 'reject' end,
    random() < 0.9, random() < 0.85, 'bench.example', 'bench.example', '',
    '{"dkim": [{"d": "bench.example", "s": "s1", "r": "pass"}], "spf": [{"d": "bench.example", "r": "pass"}]}'
from made, generate_series(0, 49) n
