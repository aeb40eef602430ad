-- While it is being sent the server may be quicker than the note of its 250: finish.sql looks at returned_at.
update outgoing_mails
set returned_at = ?,
    finished_at = case state when 'delivered' then now() else finished_at end,
    state = case state when 'delivered' then 'bounced' else state end
where account_id = ? and id = ? and state in ('sending', 'delivered') and returned_at is null
  and not exists (
    select 1
    from outgoing_notices
    where outgoing_notices.account_id = outgoing_mails.account_id and mail_id = id and own and action = 'delivered')
returning attempts, state
