update webhooks
set secret = sealed.secret, earlier_secret = sealed.earlier
from unnest(?, ?, ?, ?) as sealed (account_id, id, secret, earlier)
where webhooks.account_id = sealed.account_id and webhooks.id = sealed.id
