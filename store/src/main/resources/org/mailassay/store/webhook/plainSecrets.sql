-- Of all accounts: those that an earlier version wrote.
select account_id, id, secret, earlier_secret
from webhooks
where secret not like 'sealed:%' or (earlier_secret <> '' and earlier_secret not like 'sealed:%')
order by account_id, id
limit ?
for update
