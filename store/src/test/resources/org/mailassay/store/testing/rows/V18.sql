insert into events (account_id, transaction, occurred_at, type, subject, domain, data)
values (1, '3', '2026-01-15T00:00:00Z', 'scan.completed', 'scan:1', 'example.com', '{"score": 9}');
insert into event_horizons values (1, '2', 1);
insert into event_readers values ('a reader', '3', 1);
insert into blocklistings values (1, 1, '192.0.2.1', 'list.example', '2026-01-15T00:00:00Z');
insert into domain_senders values (1, 1, 'sender.example', '192.0.2.1', 5, 4, '2026-01-15T00:00:00Z', false);
