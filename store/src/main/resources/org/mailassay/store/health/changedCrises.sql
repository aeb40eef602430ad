select looks.account_id, looks.ip_id, host(looks.address), looks.checked_at, looks.crisis, looks.overall
from unnest(?, ?, ?, ?, ?, ?) as looks (account_id, ip_id, address, crisis, overall, checked_at)
join health_cards stored using (account_id, ip_id, address)
where stored.crisis <> looks.crisis
order by looks.account_id, looks.ip_id, looks.address
