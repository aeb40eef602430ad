select account_id, summary
from alerts
where account_id = any(:accounts) and recovered_at is null
order by account_id, told_at desc, id
limit 10000
