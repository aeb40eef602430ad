insert into source_addresses (address)
select address from unnest(?) as address order by address
on conflict (address) do nothing
