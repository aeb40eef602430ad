delete from outgoing_mails
where account_id = :account_id and id in (
    select id from outgoing_mails
    where account_id = :account_id and finished_at < cast(:before as date) at time zone 'UTC'
    order by created_at
    limit :limit)
