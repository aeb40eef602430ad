insert into acme_accounts values ('https://authority.example/directory', 'a key');
insert into acme_certificates (directory, names, private_key, chain, next_try)
values ('https://authority.example/directory', 'mail.example.com', 'a key', 'a chain', '2026-01-15T00:00:00Z');
insert into acme_challenges values ('token', 'answer', '2026-01-15T00:10:00Z');
