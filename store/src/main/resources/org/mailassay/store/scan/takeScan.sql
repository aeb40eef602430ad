-- The first message that comes here is the scan's; for any other there is no row.
update scans
set status = 'processing', run = 1, mail_name = ?, raw_message_id = ?, received_at = ?, queued_at = ?,
    reverse_path = ?, forward_path = ?, client = cast(nullif(?, '') as inet), client_port = ?, helo = ?, protocol = ?,
    tls_version = ?, tls_cipher = ?
where local_part = ? and seed_id is null and status = 'pending'
returning account_id, id, run
