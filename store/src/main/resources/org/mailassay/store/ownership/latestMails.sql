-- The newest for each name; what came of the last try of it stands in outgoing_tries, what a server said later in
-- outgoing_notices.
select
    latest.subject_id, latest.host, latest.recipient, latest.created_at,
    coalesce(outgoing_mails.state, '') as state, outgoing_mails.next_attempt_at,
    coalesce(back.status, last.status, '') as status, coalesce(back.diagnostic, last.reply, '') as reply
from (
    select distinct on (subject_id, host) account_id, subject_id, host, recipient, created_at, mail_id
    from verification_mails
    where account_id = :account_id and subject = :subject and subject_id <> 0
    order by subject_id, host, created_at desc
) as latest
left join outgoing_mails on outgoing_mails.account_id = latest.account_id and outgoing_mails.id = latest.mail_id
left join lateral (
    select status, reply
    from outgoing_tries
    where outgoing_tries.account_id = latest.account_id and outgoing_tries.mail_id = latest.mail_id
    order by attempt desc, place desc
    limit 1
) as last on true
left join lateral (
    select status, diagnostic
    from outgoing_notices
    where outgoing_notices.account_id = latest.account_id and outgoing_notices.mail_id = latest.mail_id
      and own and action = 'failed'
    order by received_at, mail_name, place
    limit 1
) as back on outgoing_mails.state = 'bounced' and outgoing_mails.returned_at is not null
order by latest.subject_id, latest.host
