-- A token that somebody may have published already stays, as long as the same names are to be proven by it.
insert into ips as claimed (
    account_id, ip_value, input_type, first_address, last_address, ip_count, ptr_map, root_domains, verification_method,
    verification_scope, verification_target, verification_language, verification_token, verification_hosts, created_at)
select
    ?, ?, ?, cast(? as inet), cast(? as inet), ?,
    (
        select coalesce(jsonb_object_agg(name ->> 0, name -> 1), '{}')
        from jsonb_array_elements(cast(? as jsonb)) as names (name)),
    ?, ?, ?, ?, ?, ?, ?, ?
on conflict (account_id, ip_value) do update
set ptr_map = excluded.ptr_map, root_domains = excluded.root_domains,
    verification_method = excluded.verification_method, verification_scope = excluded.verification_scope,
    verification_target = excluded.verification_target, verification_language = excluded.verification_language,
    verification_token = case
        when claimed.verification_method = 'dns' and excluded.verification_method = 'dns'
            and claimed.verification_hosts = excluded.verification_hosts and claimed.verified_at is null
        then claimed.verification_token
        else excluded.verification_token
    end,
    verified_hosts = case
        when claimed.verification_method = 'dns' and excluded.verification_method = 'dns'
            and claimed.verification_hosts = excluded.verification_hosts
        then claimed.verified_hosts
        else '{}'
    end,
    verification_hosts = excluded.verification_hosts
returning id
