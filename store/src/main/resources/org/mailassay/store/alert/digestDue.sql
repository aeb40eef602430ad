select accounts.id
from accounts
left join alert_digests told on told.account_id = accounts.id
where (told.week is null or told.week < :week)
    and accounts.status = 'active' and (accounts.period_end is null or accounts.period_end > :now)
order by accounts.id
limit :limit
