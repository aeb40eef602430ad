insert into dkim_selectors (account_id, domain_id, dkim_domain, selector, discovered_by)
values (1, 1, 'example.com', 's1', 'scan');
insert into dns_records (account_id, domain_id, record_type, record_key, record_value, origin, first_seen_at, last_seen_at)
values (1, 1, 'TXT', 'example.com', E'v=spf1 -all\nsecond', 'example.com', '2026-01-15T00:00:00Z', '2026-01-15T00:00:00Z');
insert into host_discovery values (1, '2026-01-15T00:00:00Z', '2026-01-15T00:00:00Z');
