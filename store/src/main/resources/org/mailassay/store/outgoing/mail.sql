select
    outgoing_mails.account_id, outgoing_mails.id, purpose, return_path, forward_path, size, state, attempts, created_at,
    next_attempt_at, finished_at, last.attempt, last.place, last.began_at, last.ended_at, last.outcome, last.stage,
    last.host, last.address, last.port, last.code, last.status, last.reply, last.tls_demand, last.tls_version,
    last.tls_cipher, last.tls_verified
from outgoing_mails
left join lateral (
    select *
    from outgoing_tries
    where outgoing_tries.account_id = outgoing_mails.account_id and outgoing_tries.mail_id = outgoing_mails.id
    order by attempt desc, place desc
    limit 1
) as last on true
