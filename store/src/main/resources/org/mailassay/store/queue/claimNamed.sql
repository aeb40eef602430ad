update mail_queue
set claimed_until = now() + ? * interval '1 millisecond', claimed_by = ?, attempts = mail_queue.attempts + 1
from raw_message
where queue = ? and mail_name = ? and raw_message.id = mail_queue.raw_message_id
    and next_delivery <= now() and claimed_until <= now()
returning mail_queue.id, mail_queue.mail_name, mail_queue.raw_message_id, mail_queue.envelope,
    mail_queue.attributes, mail_queue.state, mail_queue.error, mail_queue.attempts, mail_queue.enqueued_at,
    mail_queue.next_delivery, raw_message.size
