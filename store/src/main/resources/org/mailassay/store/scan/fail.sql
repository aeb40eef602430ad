update scans
set status = 'failed', failure = ?, processed_at = ?,
    processing_ms = greatest(0, cast(extract(epoch from ? - queued_at) * 1000 as bigint))
where account_id = ? and id = ? and run = ? and status = 'processing'
