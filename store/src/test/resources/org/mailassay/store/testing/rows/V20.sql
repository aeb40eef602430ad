insert into alert_rules values (1, 1, 'failure_rate', null, 20, null, null);
insert into alert_mails values (1, '{one@example.com}', true);
insert into alert_digests values (1, '2026-01-12');
insert into alerts (account_id, rule, domain_id, subject, summary, fired_at, told_at)
values (1, 'failure_rate', 1, 'example.com', 'Much fails.', '2026-01-15T00:00:00Z', '2026-01-15T00:00:00Z');
insert into alert_states values (1, 1, 'example.com', 'failure_rate', true, '2026-01-15T00:00:00Z', '2026-01-14', 0.1);
insert into domain_certificates
values (1, 1, 'mta_sts', 'mta-sts.example.com', '2026-02-15T00:00:00Z', '2026-01-15T00:00:00Z');
