with found as (
    select each.*, row_number() over (partition by domain_id order by dkim_domain, selector) as of_domain
    from unnest(?, ?, ?) as each (domain_id, dkim_domain, selector)
), admitted as (
    select found.*
    from found
    cross join lateral (
        select count(*) as known from dkim_selectors where account_id = ? and domain_id = found.domain_id
    ) as domain
    where domain.known + found.of_domain <= ?
)
insert into dkim_selectors (account_id, domain_id, dkim_domain, selector, discovered_by, created_at)
select ?, domain_id, dkim_domain, selector, ?, ?
from admitted
on conflict (account_id, domain_id, dkim_domain, selector) do update
    set discovered_by = excluded.discovered_by
    where dkim_selectors.discovered_by = 'report' and excluded.discovered_by = 'scan'
returning domain_id
