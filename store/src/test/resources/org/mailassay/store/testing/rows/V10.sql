insert into ips (account_id, ip_value, input_type, first_address, last_address, ip_count, ptr_map, root_domains,
    verification_method, verification_scope, verified_at)
values (1, '192.0.2.0/31', 'cidr', '192.0.2.0', '192.0.2.1', 2, '{"192.0.2.1": "mx.example.com"}', '{example.com}',
    'dns', 'root', '2026-01-15T00:00:00Z');
