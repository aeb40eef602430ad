with expired as (
    select domain_id, day
    from daily_totals
    where account_id = :account_id and day < :before
    order by domain_id, day
    limit :limit
), expired_sources as (
    delete from daily_sources
    using expired
    where daily_sources.account_id = :account_id
        and daily_sources.domain_id = expired.domain_id and daily_sources.day = expired.day
-- A week goes with its last day that expires. Until then nobody may ask for the whole of it.
), expired_weeks as (
    delete from weekly_sources
    using expired
    where weekly_sources.account_id = :account_id
        and weekly_sources.domain_id = expired.domain_id and weekly_sources.last_day = expired.day
        and weekly_sources.week = expired.day - cast(extract(isodow from expired.day) as integer) + 1
)
delete from daily_totals
using expired
where daily_totals.account_id = :account_id
    and daily_totals.domain_id = expired.domain_id and daily_totals.day = expired.day
