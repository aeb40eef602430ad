-- What is gone by another way is forgotten too.
with gone as (
    delete from raw_message
    where id in (select raw_message_id from private_octets)
        and not exists (select from intake where intake.raw_message_id = raw_message.id)
        and not exists (select from scans where scans.raw_message_id = raw_message.id)
        and not exists (select from mail_queue where mail_queue.raw_message_id = raw_message.id)
        and not exists (select from mail_repository where mail_repository.raw_message_id = raw_message.id)
    returning id
)
delete from private_octets
where raw_message_id in (select id from gone)
    or not exists (select from raw_message where raw_message.id = private_octets.raw_message_id)
