select
    domains.id, domains.uuid, domains.name, domains.verification_method, domains.verification_target,
    domains.verification_token, domains.verified_at, domains.created_at, hosts.monitored_hosts
from domains
cross join lateral (
    select cast(count(*) as integer) as monitored_hosts
    from monitored_hosts
    where monitored_hosts.account_id = domains.account_id and monitored_hosts.domain_id = domains.id
        and monitored_hosts.is_active
) as hosts
