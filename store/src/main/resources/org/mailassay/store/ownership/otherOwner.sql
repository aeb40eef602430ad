-- Across accounts on purpose: a domain is verified by one account only.
select accounts.email
from domains
join accounts on accounts.id = domains.account_id
where domains.name = ? and domains.verified_at is not null and domains.account_id <> ?
