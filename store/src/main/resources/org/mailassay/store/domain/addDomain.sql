-- Nothing is inserted when the account has the domain already, or as many as it may (a negative number: no limit).
insert into domains (account_id, name)
select a.id, ?
from accounts a
where a.id = ? and (? < 0 or (select count(*) from domains d where d.account_id = a.id) < ?)
on conflict (account_id, name) do nothing
returning id
