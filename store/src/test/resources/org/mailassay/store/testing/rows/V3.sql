select ensure_report_rows_month('2026-01-15');
select ensure_report_rows_month('2025-12-31');
insert into intake (account_id, mail_name, raw_message_id, received_at, size, authenticated, fate, reason, detail, outcomes)
values (1, 'mail-1', 1, '2026-01-15T10:00:00Z', 3, 'pass', 'stored', '', '', '[]');
insert into reports (
    account_id, domain_id, intake_id, part, entry, part_name, identity, org_name, email, extra_contact_info, generator,
    report_id, version, namespace, begins, ends, errors, oddities, policy_domain, alignment_dkim, alignment_spf, policy,
    subdomain_policy, nonexistent_policy, percentage, failure_options, testing, discovery_method, authenticated,
    received_at, received_on, row_count, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected)
values (1, 1, 1, 0, 0, '', '\x04', 'Reporter Ü', 'r@example.net', '', '', 'r1', '1.0', '', '2026-01-14T00:00:00Z',
    '2026-01-15T00:00:00Z', '[]', '[]', 'example.com', 'r', 'r', 'none', '', '', 100, '', '', '', 'pass',
    '2026-01-15T10:00:00Z', '2026-01-15', 2, 7, 7, 3, 7, 7, 0, 0);
insert into report_rows (account_id, report_id, received_on, ordinal, messages, source_ip, disposition, dkim, spf,
    header_from, envelope_from, envelope_to, details)
values
    (1, 1, '2026-01-15', 0, 4, '192.0.2.1', 'none', false, true, 'example.com', '', '', '{}'),
    (1, 1, '2025-12-31', 1, 3, '2001:db8::1', 'none', true, true, 'example.com', '', '', '{"reasons": [["other", "x"]]}');
insert into daily_totals values (1, 1, '2026-01-14', 1, 7, 7, 3, 7, 7, 0, 0);
insert into daily_sources values
    (1, 1, '2026-01-13', '192.0.2.1', 1, 1, 0, 1, 1, 0, 0),
    (1, 1, '2026-01-14', '192.0.2.1', 4, 4, 0, 4, 4, 0, 0),
    (1, 2, '2026-01-14', '2001:db8::1', 3, 3, 3, 3, 3, 0, 0);
insert into source_addresses (address, ptr, confirmed) values ('192.0.2.1', 'mx.example.com', true);
