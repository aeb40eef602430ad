insert into verification_mails
    (account_id, subject, subject_id, created_at, id, host, recipient, recipient_domain, mail_id)
select ?, ?, ?, ?, cast(id as uuid), host, recipient, recipient_domain, cast(mail_id as uuid)
from unnest(?, ?, ?, ?, ?) as mails (id, host, recipient, recipient_domain, mail_id)
