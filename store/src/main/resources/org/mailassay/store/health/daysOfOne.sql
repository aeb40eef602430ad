select overall
from health_days
where account_id = :account_id and ip_id = :ip_id and address = cast(:address as inet)
order by day
limit 31
