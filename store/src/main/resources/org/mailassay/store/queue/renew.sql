update mail_queue
set claimed_until = now() + :lease * interval '1 millisecond'
where id = any(:ids) and claimed_by = :node
