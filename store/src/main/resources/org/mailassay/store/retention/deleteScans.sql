with expired as (
    select id, local_part
    from scans
    where account_id = :account_id and created_at < cast(:before as date) at time zone 'UTC'
    order by created_at
    limit :limit
), closed as (
    delete from recipients
    using expired
    where recipients.account_id = :account_id and recipients.local_part = expired.local_part
)
delete from scans
where account_id = :account_id and id in (select id from expired)
