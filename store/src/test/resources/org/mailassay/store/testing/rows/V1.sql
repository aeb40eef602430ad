insert into plans (name, retention_days) values ('small', 30);
insert into accounts (email, plan) values ('first@example.com', 'small'), ('second@example.com', 'self-hosted');
insert into users (email, password_hash) values ('first@example.com', 'hash');
insert into memberships values (1, 1, 'owner');
insert into api_keys (account_id, name, key_hash, key_start, key_hint, scopes)
values (1, 'key', '\x00ff0a5c', 'ma_live_0000', 'abcd', '{read,write}');
insert into setup_tokens (token_hash, purpose, account_id, subject, expires_at)
values ('\x01', 'invitation', 1, '{"email": "third@example.com", "text": "a\\b\ttab"}', '2026-01-02T00:00:00Z');
insert into domains (account_id, name, active, verification_method, verified_at)
values (1, 'example.com', true, 'dns', '2026-01-01T00:00:00Z'), (1, 'example.org', false, '', null);
insert into recipients (local_part, account_id, kind) values ('rua-one', 1, 'report');
