-- Only names that are to be proven are noted, each once.
update ips
set verified_hosts = array(
    select host
    from unnest(verification_hosts) as host
    where host = any(verified_hosts) or host = any(?)
    order by host)
where account_id = ? and id = ? and verification_token = ?
returning cardinality(verified_hosts), cardinality(verification_hosts)
