select account_id, mail_name
from unnest(?, ?) as wanted (account_id, mail_name)
join intake using (account_id, mail_name)
