insert into blocklistings (account_id, ip_id, address, zone, listed_at)
select answers.account_id, answers.ip_id, answers.address, answers.zone, answers.listed_at
from unnest(?, ?, ?, ?, ?) as answers (account_id, ip_id, address, zone, listed_at)
join health_cards stored using (account_id, ip_id, address)
order by 1, 2, 3, 4
on conflict do nothing
returning account_id, ip_id, host(address), listed_at, zone
