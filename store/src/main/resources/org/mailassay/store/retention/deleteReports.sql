with expired as (
    select id, received_on
    from reports
    where account_id = :account_id and begins < cast(:before as date) at time zone 'UTC'
    order by begins
    limit :limit
), expired_rows as (
    delete from report_rows
    using expired
    where report_rows.account_id = :account_id
        and report_rows.report_id = expired.id and report_rows.received_on = expired.received_on
)
delete from reports
where account_id = :account_id and id in (select id from expired)
