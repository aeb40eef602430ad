insert into outgoing_tries (attempt, place, began_at, ended_at, outcome, stage, host, address, port, code, status,
    reply, tls_demand, tls_version, tls_cipher, tls_verified, account_id, mail_id)
select tries.*, outgoing_mails.account_id, outgoing_mails.id
from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as tries
cross join outgoing_mails
where outgoing_mails.account_id = ? and outgoing_mails.id = ?
on conflict do nothing
