insert into verification_mails (account_id, id, subject, subject_id, host, recipient, recipient_domain, created_at)
values (1, '00000000-0000-4000-8000-000000000002', 'domain', 1, 'example.com', 'postmaster@example.com', 'example.com',
    '2026-01-15T00:00:00Z');
insert into certificates values (1, 1, 'token', '2026-01-15T00:00:00Z');
