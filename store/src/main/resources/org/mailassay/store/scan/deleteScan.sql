with gone as (
    delete from scans where account_id = :account_id and local_part = :local_part returning account_id, local_part
), closed as (
    delete from recipients
    using gone
    where recipients.account_id = gone.account_id and recipients.local_part = gone.local_part
)
select count(*) as deleted from gone
