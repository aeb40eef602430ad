update outgoing_mails
set state = 'sending', attempts = attempts + 1, returned_at = null
where account_id = ? and id = ? and state in ('queued', 'sending', 'deferred')
returning return_path, forward_path, attempts, cast(extract(epoch from now() - created_at) * 1000 as bigint)
