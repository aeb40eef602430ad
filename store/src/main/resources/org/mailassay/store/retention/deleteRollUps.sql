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
    returning daily_sources.*
), shares as (
    select
        domain_id, day - cast(extract(isodow from day) as integer) + 1 as week, source_ip, max(day) as last_expired,
        sum(messages) as messages, sum(spf_pass) as spf_pass, sum(dkim_pass) as dkim_pass,
        sum(dmarc_pass) as dmarc_pass, sum(none) as none, sum(quarantined) as quarantined, sum(rejected) as rejected
    from expired_sources
    group by 1, 2, 3
), expired_weeks as (
    delete from weekly_sources as stored
    using shares
    where stored.account_id = :account_id and stored.domain_id = shares.domain_id and stored.week = shares.week
        and stored.source_ip = shares.source_ip and stored.last_day <= shares.last_expired
-- What is left of a week stays the sum of the days that are left.
), shortened_weeks as (
    update weekly_sources as stored
    set first_day = (
            select coalesce(min(day), shares.last_expired + 1)
            from daily_sources
            where daily_sources.account_id = :account_id and daily_sources.domain_id = shares.domain_id
                and daily_sources.source_ip = shares.source_ip
                and daily_sources.day > shares.last_expired and daily_sources.day < shares.week + 7),
        messages = stored.messages - shares.messages,
        spf_pass = stored.spf_pass - shares.spf_pass,
        dkim_pass = stored.dkim_pass - shares.dkim_pass,
        dmarc_pass = stored.dmarc_pass - shares.dmarc_pass,
        none = stored.none - shares.none,
        quarantined = stored.quarantined - shares.quarantined,
        rejected = stored.rejected - shares.rejected
    from shares
    where stored.account_id = :account_id and stored.domain_id = shares.domain_id and stored.week = shares.week
        and stored.source_ip = shares.source_ip and stored.last_day > shares.last_expired
)
delete from daily_totals
using expired
where daily_totals.account_id = :account_id
    and daily_totals.domain_id = expired.domain_id and daily_totals.day = expired.day
