update mail_queue
set claimed_until = '-infinity', claimed_by = '', next_delivery = now() + ? * interval '1 millisecond'
where id = ? and claimed_by = ?
