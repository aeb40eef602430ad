-- Nothing happens when it has one, or has just been deleted.
insert into certificates (account_id, domain_id, token, issued_at)
select account_id, id, :token, :issued_at from domains where account_id = :account_id and id = :domain_id
on conflict (account_id, domain_id) do nothing
