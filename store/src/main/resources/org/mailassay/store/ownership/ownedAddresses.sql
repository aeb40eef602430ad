select
    id, uuid, ip_value, input_type, ip_count, verification_method, verification_target, verification_token, verified_at,
    created_at, array_to_string(root_domains, ' ') as root_domains,
    array_to_string(verification_hosts, ' ') as verification_hosts,
    array_to_string(verified_hosts, ' ') as verified_hosts,
    coalesce((
        select cast(jsonb_agg(jsonb_build_array(address, name) order by cast(address as inet)) as text)
        from jsonb_each_text(ptr_map) as names (address, name)), '[]') as ptr_map
from ips
