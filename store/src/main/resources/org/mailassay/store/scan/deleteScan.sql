-- The message is somebody's own: its octets go with the next minute's job, as soon as nothing else refers to them.
with gone as (
    delete from scans where account_id = :account_id and local_part = :local_part returning account_id, local_part, raw_message_id
), closed as (
    delete from recipients
    using gone
    where recipients.account_id = gone.account_id and recipients.local_part = gone.local_part
), noted as (
    insert into private_octets (account_id, raw_message_id)
    select account_id, raw_message_id from gone where raw_message_id is not null
    on conflict (account_id, raw_message_id) do nothing
)
select count(*) as deleted from gone
