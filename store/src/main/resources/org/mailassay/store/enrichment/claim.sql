update source_addresses
set next_check = :leased_until
where address in (
    select address from source_addresses
    where next_check <= :now
    order by next_check
    limit :limit
    for update skip locked)
returning host(address) as address
