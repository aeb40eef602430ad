insert into outgoing_mails (account_id, id, purpose, return_path, forward_path, size)
values (1, '00000000-0000-4000-8000-000000000001', 'test', '', 'b@example.net', 12);
insert into outgoing_tries
values (1, '00000000-0000-4000-8000-000000000001', 1, 1, '2026-01-15T00:00:00Z', '2026-01-15T00:00:01Z', 'deferred',
    'rcpt', 'mx.example.net', '198.51.100.9', 25, 451, '4.3.0', E'later\nplease', '', 'TLSv1.3', 'AES', false);
