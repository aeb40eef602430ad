insert into monitored_host_types (account_id, host_id, host_type, discovered_by)
select distinct hosts.account_id, hosts.id, found.host_type, ?
from unnest(?, ?, ?) as found (domain_id, host_value, host_type)
join monitored_hosts hosts
    on hosts.account_id = ? and hosts.domain_id = found.domain_id and hosts.host_value = found.host_value
on conflict (account_id, host_id, host_type) do update
    set discovered_by = excluded.discovered_by
    where monitored_host_types.discovered_by = 'domain'
        or (monitored_host_types.discovered_by = 'report' and excluded.discovered_by = 'scan')
