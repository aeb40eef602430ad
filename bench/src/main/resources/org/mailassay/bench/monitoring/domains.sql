with made as (
    insert into domains (account_id, name, verified_at)
    select accounts.id, 'd' || number || '.example', now()
    from accounts
    cross join generate_series(1, :domains) as number
    returning account_id, id, name
)
insert into dkim_selectors (account_id, domain_id, dkim_domain, selector, discovered_by)
select account_id, id, name, selector, 'scan'
from made
cross join unnest(array['s1', 's2']) as selector
