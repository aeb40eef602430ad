select host(address) as address, overall, crisis, checked_at
from health_cards
where account_id = :account_id and ip_id = :ip_id and overall is not null
order by overall, address
limit 256
