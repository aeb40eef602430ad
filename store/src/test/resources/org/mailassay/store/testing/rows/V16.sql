insert into recipients (local_part, account_id, kind) values ('bounce-one', 1, 'bounce');
update outgoing_mails
set bounce_local_part = 'bounce-one', returned_at = '2026-01-16T00:00:00Z', state = 'bounced'
where id = '00000000-0000-4000-8000-000000000001';
insert into outgoing_notices
values (1, '00000000-0000-4000-8000-000000000001', 'mail-2', 1, '2026-01-16T00:00:00Z', 'failed', true, 'b@example.net',
    '5.1.1', E'550 no\tsuch user', 'mx.example.net', '', 'Returned mail');
