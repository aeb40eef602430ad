delete from tls_reports
where account_id = :account_id and id in (
    select id from tls_reports
    where account_id = :account_id and begins < cast(:before as date) at time zone 'UTC'
    order by begins
    limit :limit)
