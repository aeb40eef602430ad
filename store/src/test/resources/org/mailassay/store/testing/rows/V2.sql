insert into raw_message (sha256, size, coding, octets)
values ('\x02', 3, 'identity', '\x5c0a09'), ('\x03', 5, 'deflate', '\x0001027fff');
insert into mail_queue (queue, mail_name, raw_message_id, envelope)
values ('spool', 'mail-1', 1, '{"sender": "a@example.com", "recipients": ["rua-one@example.net"]}');
insert into mail_repository (path, mail_key, raw_message_id, envelope)
values ('error', 'mail-0', 2, '{"sender": "", "recipients": []}');
