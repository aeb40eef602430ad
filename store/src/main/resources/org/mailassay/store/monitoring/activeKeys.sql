-- The keys of a signing domain that was switched off are left out. Those that only reports show come last: anybody
-- can make them up.
select selectors.dkim_domain, selectors.selector
from dkim_selectors selectors
left join monitored_hosts hosts
    on hosts.account_id = selectors.account_id and hosts.domain_id = selectors.domain_id
    and hosts.host_value = selectors.dkim_domain
where selectors.account_id = :account_id and selectors.domain_id = :domain_id and coalesce(hosts.is_active, true)
order by selectors.discovered_by = 'scan' desc, selectors.created_at desc, selectors.dkim_domain, selectors.selector
limit :limit
