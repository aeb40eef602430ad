insert into webhooks (account_id, url, format, event_types, secret, transaction, event_id, created_at)
values (1, 'https://hooks.example/1', 'json', '{scan.completed}', 'a secret', '3', 1, '2026-01-15T00:00:00Z');
insert into webhook_deliveries (account_id, webhook_id, event_id, occurred_at, event_type, subject, domain, data,
    attempts, created_at, next_attempt_at)
values (1, 1, 1, '2026-01-15T00:00:00Z', 'scan.completed', 'scan:1', 'example.com', '{}', 1, '2026-01-15T00:00:00Z',
    '2026-01-15T00:01:00Z');
insert into webhook_attempts values (1, 1, 1, 1, '2026-01-15T00:00:00Z', 12, 'status', 500, 'status 500', 'no');
