select hosts.id, hosts.host_value, hosts.is_main, hosts.is_active, hosts.created_at, cast(coalesce((
        select jsonb_agg(jsonb_build_array(types.host_type, types.discovered_by) order by types.host_type)
        from monitored_host_types types
        where types.account_id = hosts.account_id and types.host_id = hosts.id), '[]') as text) as types
from monitored_hosts hosts
where hosts.account_id = :account_id and hosts.domain_id = :domain_id
order by hosts.is_main desc, hosts.id
limit :limit
