delete from intake
where account_id = :account_id and id in (
    select id from intake
    where account_id = :account_id and received_at < cast(:before as date) at time zone 'UTC'
    order by received_at
    limit :limit)
