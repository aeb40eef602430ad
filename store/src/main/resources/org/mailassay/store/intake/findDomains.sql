select account_id, name, id, active
from unnest(?, ?) as wanted (account_id, name)
join domains using (account_id, name)
