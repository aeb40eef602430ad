-- Names of partitions that end before the longest retention begins. No name comes from outside: see
-- ensure_report_rows_month.
select partition_name
from (
    select
        relname as partition_name,
        to_date(right(relname, 7), 'YYYY_MM') + interval '1 month' as ends
    from pg_inherits
    join pg_class on pg_class.oid = inhrelid
    where inhparent = cast('report_rows' as regclass)
) as months
where ends <= (
    select cast(:today as date) - max(retention_days)
    from accounts
    join plans on plans.name = accounts.plan
    having min(retention_days) >= 0)
order by partition_name
