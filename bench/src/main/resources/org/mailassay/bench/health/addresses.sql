with holder as (
    insert into accounts (email) values ('bench@example.com') returning id
)
insert into ips (
    account_id, ip_value, input_type, first_address, last_address, ip_count, verification_method, verification_scope,
    verified_at)
select
    holder.id, host(address), 'single', address, address, 1, 'dns', 'ptr', now()
from holder
cross join generate_series(1, cast(:addresses as integer)) as number
cross join lateral (select inet '198.18.0.0' + number as address) as numbered
