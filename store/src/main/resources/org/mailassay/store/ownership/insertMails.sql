insert into verification_mails
    (account_id, subject, subject_id, created_at, id, host, recipient, recipient_domain)
select ?, ?, ?, ?, cast(id as uuid), host, recipient, recipient_domain
from unnest(?, ?, ?, ?) as mails (id, host, recipient, recipient_domain)
