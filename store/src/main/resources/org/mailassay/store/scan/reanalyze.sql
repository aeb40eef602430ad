update scans
set status = 'processing', failure = '', run = run + 1, run_mode = ?, attempts = 0, queued_at = ?,
    processed_at = null, processing_ms = null
where account_id = ? and id = ? and status in ('completed', 'failed') and raw_message_id is not null
returning account_id, id, run
