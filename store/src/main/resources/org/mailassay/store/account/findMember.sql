select users.id, users.email, memberships.role, users.created_at
from memberships
join users on users.id = memberships.user_id
where memberships.account_id = :account_id and memberships.user_id = :user_id
