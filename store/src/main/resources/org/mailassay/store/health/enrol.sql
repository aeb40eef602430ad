insert into health_cards (account_id, ip_id, address, next_check)
select ips.account_id, ips.id, cast(host(ips.first_address) as inet) + step, :now
from ips
cross join lateral generate_series(0, ips.ip_count - 1) as step
where ips.verified_at is not null
    and not exists (
        select from health_cards known where known.account_id = ips.account_id and known.ip_id = ips.id)
on conflict do nothing
