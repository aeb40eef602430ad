with seen as (
    select id from raw_message where id > ? and stored_at < ? order by id limit ?
), deleted as (
    delete from raw_message
    where id in (select id from seen)
        and not exists (select from intake where intake.raw_message_id = raw_message.id)
        and not exists (select from scans where scans.raw_message_id = raw_message.id)
        and not exists (select from mail_queue where mail_queue.raw_message_id = raw_message.id)
        and not exists (select from mail_repository where mail_repository.raw_message_id = raw_message.id)
    returning id
)
select (select count(*) from seen), (select coalesce(max(id), 0) from seen), (select count(*) from deleted)
