insert into outgoing_notices (account_id, mail_id, mail_name, received_at, place, action, own, recipient, status,
    diagnostic, reporting_mta, remote_mta, subject)
select cast(? as bigint), cast(? as uuid), cast(? as text), cast(? as timestamptz), notices.*
from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as notices (place, action, own, recipient, status, diagnostic, reporting_mta,
    remote_mta, subject)
order by notices.place
limit greatest(0, (select cast(? as bigint) - count(*) from outgoing_notices where account_id = ? and mail_id = ?))
on conflict do nothing
