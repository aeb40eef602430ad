with found as (
    select *
    from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as found (
        address, ptr, confirmed, base_domain, service, category, country, asn, as_name, checked_at, next_check)
), locked as (
    select stored.address
    from source_addresses stored
    join found using (address)
    order by stored.address
    for update of stored
)
update source_addresses stored
set
    ptr = found.ptr, confirmed = found.confirmed, base_domain = found.base_domain, service = found.service,
    category = found.category, country = found.country, asn = found.asn, as_name = found.as_name,
    checked_at = found.checked_at, next_check = found.next_check
from found
join locked using (address)
where stored.address = found.address
