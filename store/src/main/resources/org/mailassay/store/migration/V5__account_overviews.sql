-- An account as every request needs it: with its plan, its owner and the address that its rua tags name.
create view account_overviews as
select
    a.id, a.email, a.extra_domains, a.status = 'suspended' as suspended, a.period_end, a.quarantine_unauthenticated,
    a.created_at,
    coalesce(
        (select min(m.user_id) from memberships m where m.account_id = a.id and m.role = 'owner'), 0) as owner_id,
    coalesce(
        (select r.local_part from recipients r where r.account_id = a.id and r.kind = 'report'
         order by r.created_at, r.local_part limit 1), '') as reporting_local_part,
    p.name as plan, p.included_domains, p.scans_per_day, p.monitored_hosts, p.seed_addresses, p.monitored_ips,
    p.requests_per_minute, p.scans_per_minute, p.retention_days
from accounts a
join plans p on p.name = a.plan;
