with mail as (
    insert into outgoing_mails (account_id, id, purpose, return_path, bounce_local_part, forward_path, size)
    values (?, ?, ?, ?, ?, ?, ?)
    returning account_id, id, return_path, bounce_local_part, forward_path
), opened as (
    insert into recipients (local_part, account_id, kind)
    select bounce_local_part, account_id, 'bounce' from mail where bounce_local_part is not null
)
insert into mail_queue (queue, mail_name, raw_message_id, envelope)
select 'outgoing', account_id || '/' || id, ?,
    jsonb_build_object('sender', return_path, 'recipients', jsonb_build_array(forward_path))
from mail
