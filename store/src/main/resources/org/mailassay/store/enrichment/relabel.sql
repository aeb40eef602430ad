with labels as (
    select * from unnest(?, ?, ?) as label (base_domain, service, category)
), wanted as (
    select address, coalesce(labels.service, '') as service, coalesce(labels.category, '') as category
    from source_addresses
    left join labels using (base_domain)
    where source_addresses.base_domain <> ''
)
update source_addresses stored
set service = wanted.service, category = wanted.category
from wanted
where stored.address = wanted.address
    and (stored.service, stored.category) is distinct from (wanted.service, wanted.category)
