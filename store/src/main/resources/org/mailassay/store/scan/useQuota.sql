-- Counts one scan more; no row comes back when the plan allows no more on this day.
insert into scan_usage (account_id, day, scans)
select accounts.id, ?, 1
from accounts
join plans on plans.name = accounts.plan
where accounts.id = ? and plans.scans_per_day <> 0
on conflict (account_id, day) do update
set scans = scan_usage.scans + 1
where (
    select plans.scans_per_day < 0 or scan_usage.scans < plans.scans_per_day
    from accounts
    join plans on plans.name = accounts.plan
    where accounts.id = excluded.account_id)
returning scans
