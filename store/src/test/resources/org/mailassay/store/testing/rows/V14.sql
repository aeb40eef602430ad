insert into health_cards (account_id, ip_id, address, overall, card, checked_at, next_check)
values (1, 1, '192.0.2.1', 90, '{"b": 1, "a": 2}', '2026-01-15T00:00:00Z', '2026-01-15T06:00:00Z');
insert into health_days values (1, 1, '192.0.2.1', '2026-01-15', 90);
