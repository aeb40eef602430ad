update scans
set status = 'completed', failure = '', processed_at = ?,
    processing_ms = greatest(0, cast(extract(epoch from ? - queued_at) * 1000 as bigint)),
    overall = ?, spam_score = ?, from_header = nullif(?, ''), subject = nullif(?, ''), sender_domain = nullif(?, '')
where account_id = ? and id = ? and run = ? and status = 'processing'
