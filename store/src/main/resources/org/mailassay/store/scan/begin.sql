update scans
set attempts = attempts + 1
where account_id = ? and id = ? and run = ? and status = 'processing'
returning
    attempts, run_mode, queued_at, local_part, mail_name, raw_message_id, received_at, reverse_path, forward_path,
    coalesce(host(client), '') as client, client_port, helo, protocol, tls_version, tls_cipher
