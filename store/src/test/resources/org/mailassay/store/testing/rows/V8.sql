insert into seed_addresses (account_id, name, local_part, created_at)
values (1, 'Newsletter', 'seed-one', '2026-01-15T00:00:00Z');
insert into scans (account_id, local_part, seed_id, status, created_at, mail_name, raw_message_id, client, overall)
values (1, 's000000000000001', 1, 'completed', '2026-01-15T00:00:00Z', 'mail-2', 2, '198.51.100.1', 87);
insert into scan_results values (1, 1, 'identity', 2, '\x7b7d', 'deflate', 9, '\x00');
insert into scan_images values (1, 1, '\x504b', '2026-01-16T00:00:00Z');
insert into scan_events (account_id, scan_id, kind, subject) values (1, 1, 'received', ''), (1, 1, 'check', 'spf');
insert into scan_usage values (1, '2026-01-15', 1);
insert into scan_tasks (task_name, task_instance, execution_time, picked, version)
values ('scan', '1/1', '2026-01-15T00:00:00Z', false, 1);
