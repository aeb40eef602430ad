select accounts.id, retention_days
from accounts
join plans on plans.name = accounts.plan
where retention_days >= 0
order by accounts.id
