with mail as (
    insert into outgoing_mails (account_id, id, purpose, return_path, forward_path, size)
    values (?, ?, ?, ?, ?, ?)
    returning account_id, id, return_path, forward_path
)
insert into mail_queue (queue, mail_name, raw_message_id, envelope)
select 'outgoing', account_id || '/' || id, ?,
    jsonb_build_object('sender', return_path, 'recipients', jsonb_build_array(forward_path))
from mail
