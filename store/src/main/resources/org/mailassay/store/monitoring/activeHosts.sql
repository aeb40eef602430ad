-- Those that only reports show come last: anybody can make them up.
select hosts.host_value, string_agg(types.host_type, ',') as types
from monitored_hosts hosts
join monitored_host_types types on types.account_id = hosts.account_id and types.host_id = hosts.id
where hosts.account_id = :account_id and hosts.domain_id = :domain_id and hosts.is_active and not hosts.is_main
group by hosts.id, hosts.host_value
order by bool_or(types.discovered_by = 'scan') desc, hosts.id
limit :limit
