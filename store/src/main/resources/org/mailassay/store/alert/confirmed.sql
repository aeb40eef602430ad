select lower(email) as email from accounts where id = :account_id
union
select lower(users.email)
from memberships
join users on users.id = memberships.user_id
where memberships.account_id = :account_id
order by email
