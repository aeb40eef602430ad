with expired as (
    select id from intake
    where account_id = :account_id and received_at < cast(:before as date) at time zone 'UTC'
    order by received_at
    limit :limit
), expired_sealed as (
    delete from sealed_mails
    using expired
    where sealed_mails.account_id = :account_id and sealed_mails.intake_id = expired.id
)
delete from intake
where account_id = :account_id and id in (select id from expired)
