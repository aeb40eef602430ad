select mail_queue.id, mail_name, raw_message_id, envelope, attributes, state, error, attempts, enqueued_at,
    next_delivery, raw_message.size
from mail_queue join raw_message on raw_message.id = mail_queue.raw_message_id
where queue = ? and mail_queue.id > ?
order by mail_queue.id
limit ?
