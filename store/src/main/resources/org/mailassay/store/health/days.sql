select min(overall) as overall
from health_days
where account_id = :account_id and ip_id = :ip_id
group by day
order by day
limit 31
