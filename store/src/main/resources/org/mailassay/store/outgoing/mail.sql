select
    outgoing_mails.account_id, outgoing_mails.id, purpose, return_path, forward_path, size, state, attempts, created_at,
    next_attempt_at, finished_at, last.attempt, last.place, last.began_at, last.ended_at, last.outcome, last.stage,
    last.host, last.address, last.port, last.code, last.status, last.reply, last.tls_demand, last.tls_version,
    last.tls_cipher, last.tls_verified, back.mail_name, back.place as back_place, back.received_at, back.action, back.own,
    back.recipient, back.status as back_status, back.diagnostic, back.reporting_mta, back.remote_mta, back.subject
from outgoing_mails
left join lateral (
    select *
    from outgoing_tries
    where outgoing_tries.account_id = outgoing_mails.account_id and outgoing_tries.mail_id = outgoing_mails.id
    order by attempt desc, place desc
    limit 1
) as last on true
left join lateral (
    select *
    from outgoing_notices
    where outgoing_notices.account_id = outgoing_mails.account_id and outgoing_notices.mail_id = outgoing_mails.id
      and own and action = 'failed'
    order by received_at, mail_name, place
    limit 1
) as back on outgoing_mails.state = 'bounced' and outgoing_mails.returned_at is not null
