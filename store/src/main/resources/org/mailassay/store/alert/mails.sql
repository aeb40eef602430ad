select
    coalesce(array_to_string(alert_mails.addresses, chr(10)), accounts.email) as addresses,
    coalesce(alert_mails.digest, true) as digest
from accounts
left join alert_mails on alert_mails.account_id = accounts.id
where accounts.id = :account_id
