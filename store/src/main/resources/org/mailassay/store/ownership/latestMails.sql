-- The newest for each name; what came of the last try of it stands in outgoing_tries.
select
    latest.subject_id, latest.host, latest.recipient, latest.created_at,
    coalesce(outgoing_mails.state, '') as state, outgoing_mails.next_attempt_at,
    coalesce(last.status, '') as status, coalesce(last.reply, '') as reply
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
order by latest.subject_id, latest.host
