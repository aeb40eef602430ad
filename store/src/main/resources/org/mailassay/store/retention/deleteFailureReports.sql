delete from failure_reports
where account_id = :account_id and id in (
    select id from failure_reports
    where account_id = :account_id and arrived_at < cast(:before as date) at time zone 'UTC'
    order by arrived_at
    limit :limit)
