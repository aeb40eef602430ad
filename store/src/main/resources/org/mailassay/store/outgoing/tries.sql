select
    attempt, place, began_at, ended_at, outcome, stage, host, address, port, code, status, reply, tls_demand,
    tls_version, tls_cipher, tls_verified
from outgoing_tries
where account_id = :account_id and mail_id = cast(:id as uuid)
order by attempt, place
limit 1000
