with due as (
    select id, raw_message_id, next_delivery
    from mail_queue
    where queue = ? and next_delivery <= now() and claimed_until <= now()
    order by next_delivery, id
    limit ?
    for update skip locked
), measured as (
    select due.id, raw_message.size,
        sum(raw_message.size) over (order by due.next_delivery, due.id) - raw_message.size as before
    from due join raw_message on raw_message.id = due.raw_message_id
)
-- One is taken whatever its size.
update mail_queue
set claimed_until = now() + ? * interval '1 millisecond', claimed_by = ?, attempts = mail_queue.attempts + 1
from measured
where mail_queue.id = measured.id and measured.before < ?
returning mail_queue.id, mail_queue.mail_name, mail_queue.raw_message_id, mail_queue.envelope,
    mail_queue.attributes, mail_queue.state, mail_queue.error, mail_queue.attempts, mail_queue.enqueued_at,
    mail_queue.next_delivery, measured.size
