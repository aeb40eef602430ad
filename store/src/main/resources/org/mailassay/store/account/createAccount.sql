-- The account, its owner and its reporting address at once, or nothing when the e-mail address is taken. A user who
-- is known already keeps the password.
with account as (
    insert into accounts (email, plan)
    select ?, name from plans where name = ?
    on conflict (lower(email)) do nothing
    returning id
), owner as (
    insert into users (email, password_hash)
    select ?, ? from account
    on conflict (lower(email)) do update
        set password_hash = case when users.password_hash = '' then excluded.password_hash else users.password_hash end
    returning id
), membership as (
    insert into memberships (account_id, user_id, role)
    select account.id, owner.id, 'owner' from account, owner
)
insert into recipients (local_part, account_id, kind)
select ?, id, 'report' from account
returning account_id
