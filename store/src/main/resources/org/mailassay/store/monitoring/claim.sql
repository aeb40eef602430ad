-- Whatever is due is put off, and of it those are given out that are still verified and paid for.
with due as (
    select account_id, domain_id
    from domain_monitoring
    where next_look_at <= :now
    order by next_look_at
    limit :limit
    for update skip locked
), claimed as (
    update domain_monitoring monitored
    set next_look_at = :leased_until
    from due
    where monitored.account_id = due.account_id and monitored.domain_id = due.domain_id
    returning monitored.account_id, monitored.domain_id
)
select claimed.account_id, claimed.domain_id
from claimed
join domains on domains.account_id = claimed.account_id and domains.id = claimed.domain_id
join accounts on accounts.id = claimed.account_id
where domains.verified_at is not null and accounts.status = 'active'
    and (accounts.period_end is null or accounts.period_end > :now)
