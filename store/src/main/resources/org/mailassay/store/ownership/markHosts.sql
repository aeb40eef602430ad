-- Only names that are to be proven are noted, each once; and none while an address has no name that could prove it.
update ips
set verified_hosts = array(
    select host
    from unnest(verification_hosts) as host
    where host = any(verified_hosts) or host = any(?)
    order by host)
where account_id = ? and id = ? and verification_token = ?
    and ip_count = (select count(*) from jsonb_object_keys(ptr_map))
returning cardinality(verified_hosts), cardinality(verification_hosts)
