update mail_queue
set claimed_until = '-infinity', claimed_by = '', next_delivery = now() + :delay * interval '1 millisecond'
where id = any(:ids) and claimed_by = :node
