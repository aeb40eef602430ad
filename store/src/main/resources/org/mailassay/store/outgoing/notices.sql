select
    mail_name, place as back_place, received_at, action, own, recipient, status as back_status, diagnostic,
    reporting_mta, remote_mta, subject
from outgoing_notices
where account_id = :account_id and mail_id = cast(:id as uuid)
order by received_at, mail_name, place
limit 100
