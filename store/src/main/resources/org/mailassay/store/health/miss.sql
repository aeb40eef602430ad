with looks as (
    select * from unnest(?, ?, ?, ?) as look (account_id, ip_id, address, next_check)
), locked as (
    select stored.account_id, stored.ip_id, stored.address
    from health_cards stored
    join looks using (account_id, ip_id, address)
    order by stored.account_id, stored.ip_id, stored.address
    for update of stored
)
update health_cards stored
set next_check = looks.next_check, failures = least(stored.failures + 1, 1000)
from looks
join locked using (account_id, ip_id, address)
where (stored.account_id, stored.ip_id, stored.address) = (looks.account_id, looks.ip_id, looks.address)
