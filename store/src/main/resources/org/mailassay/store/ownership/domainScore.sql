select
    cast(count(*) as integer) as scans, cast(round(avg(overall)) as integer) as average, max(processed_at) as newest
from (
    select overall, processed_at
    from scans
    where account_id = :account_id and sender_domain = :name and created_at > :since
        and status = 'completed' and overall is not null
    order by created_at desc, id desc
    limit :most
) as counted
