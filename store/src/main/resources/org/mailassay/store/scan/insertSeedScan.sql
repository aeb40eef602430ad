insert into scans (
    mail_name, raw_message_id, received_at, queued_at, reverse_path, forward_path, client, client_port, helo, protocol,
    tls_version, tls_cipher, account_id, seed_id, local_part, created_at, status, run)
values (?, ?, ?, ?, ?, ?, cast(nullif(?, '') as inet), ?, ?, ?, ?, ?, ?, ?, ?, ?, 'processing', 1)
on conflict (account_id, seed_id, mail_name) where seed_id is not null do nothing
returning account_id, id, run
