with found as (
    select domain_id, host_value, min(place) as place
    from unnest(?, ?) with ordinality as each (domain_id, host_value, place)
    group by domain_id, host_value
), fresh as (
    select found.*, row_number() over (partition by domain_id order by place) as of_domain
    from found
    where not exists (
        select from monitored_hosts known
        where known.account_id = ? and known.domain_id = found.domain_id and known.host_value = found.host_value)
), admitted as (
    select fresh.*
    from fresh
    cross join lateral (
        select count(*) as known from monitored_hosts where account_id = ? and domain_id = fresh.domain_id
    ) as domain
    where domain.known + fresh.of_domain <= ?
), quota as (
    select accounts.id as account_id, plans.monitored_hosts as allowed, (
        select count(*) from monitored_hosts where account_id = ? and is_active) as used
    from accounts
    join plans on plans.name = accounts.plan
    where accounts.id = ?
)
insert into monitored_hosts (account_id, domain_id, host_value, is_active, created_at)
select quota.account_id, domain_id, host_value,
    quota.allowed < 0 or quota.used + row_number() over (order by place)
        <= quota.allowed - case when ? then 0 else quota.allowed / 2 end, ?
from admitted
cross join quota
on conflict do nothing
returning domain_id
