-- What is still there does not expire, however old it is.
delete from dns_records
where account_id = :account_id and id in (
    select id from dns_records
    where account_id = :account_id and removed_at < cast(:before as date) at time zone 'UTC'
    limit :limit)
