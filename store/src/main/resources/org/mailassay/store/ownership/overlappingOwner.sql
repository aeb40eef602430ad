-- Across accounts on purpose: addresses are verified by one account only.
select accounts.email
from ips as claimed
join ips as other on other.account_id <> claimed.account_id and other.verified_at is not null
    and other.first_address <= claimed.last_address and other.last_address >= claimed.first_address
join accounts on accounts.id = other.account_id
where claimed.account_id = ? and claimed.id = ?
order by other.verified_at
limit 1
