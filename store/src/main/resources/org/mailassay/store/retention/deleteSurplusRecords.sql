-- A zone that answers anew each time it is asked would fill the timeline of an account that keeps for ever.
with crowded as (
    select account_id, domain_id
    from dns_records
    where removed_at is not null
    group by account_id, domain_id
    having count(*) > :kept
), surplus as (
    select oldest.account_id, oldest.id
    from crowded
    cross join lateral (
        select account_id, id
        from dns_records
        where account_id = crowded.account_id and domain_id = crowded.domain_id and removed_at is not null
        order by removed_at desc, id desc
        offset :kept
    ) as oldest
    limit :limit
)
delete from dns_records
using surplus
where dns_records.account_id = surplus.account_id and dns_records.id = surplus.id
