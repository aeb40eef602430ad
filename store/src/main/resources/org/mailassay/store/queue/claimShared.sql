with held as (
    select owner, places from unnest(?, ?) as held(owner, places)
), due as (
    select id, raw_message_id, next_delivery, split_part(mail_name, '/', 1) as owner
    from mail_queue
    where queue = ? and next_delivery <= now() and claimed_until <= now()
        and not exists (
            select 1 from held where held.owner = split_part(mail_queue.mail_name, '/', 1) and held.places >= ?)
    order by next_delivery, id
    limit ?
    for update of mail_queue skip locked
), shared as (
    -- An owner that is over its share is left out the next time: those behind it do not wait long.
    select due.id, due.raw_message_id, due.next_delivery,
        row_number() over (partition by due.owner order by due.next_delivery, due.id)
            + coalesce(held.places, 0) as place
    from due left join held on held.owner = due.owner
), measured as (
    select shared.id, raw_message.size,
        sum(raw_message.size) over (order by shared.next_delivery, shared.id) - raw_message.size as before
    from shared join raw_message on raw_message.id = shared.raw_message_id
    where shared.place <= ?
)
-- One is taken whatever its size.
update mail_queue
set claimed_until = now() + ? * interval '1 millisecond', claimed_by = ?, attempts = mail_queue.attempts + 1
from measured
where mail_queue.id = measured.id and measured.before < ?
returning mail_queue.id, mail_queue.mail_name, mail_queue.raw_message_id, mail_queue.envelope,
    mail_queue.attributes, mail_queue.state, mail_queue.error, mail_queue.attempts, mail_queue.enqueued_at,
    mail_queue.next_delivery, measured.size
