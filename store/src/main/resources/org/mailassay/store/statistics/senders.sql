-- Whole weeks from their own roll-up, and the days before and after them one by one.
with counted as (
    select source_ip, first_day, last_day, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected
    from weekly_sources
    where account_id = ? and domain_id = ? and week >= ? and week < ?
    union all
    select source_ip, day, day, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected
    from daily_sources
    where account_id = ? and domain_id = ? and day >= ? and day < ?
    union all
    select source_ip, day, day, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected
    from daily_sources
    where account_id = ? and domain_id = ? and day >= ? and day < ?
), sources as (
    select
        source_ip,
        min(first_day) as first_seen,
        max(last_day) as last_seen,
        cast(sum(messages) as bigint) as messages,
        cast(sum(spf_pass) as bigint) as spf_pass,
        cast(sum(dkim_pass) as bigint) as dkim_pass,
        cast(sum(dmarc_pass) as bigint) as dmarc_pass,
        cast(sum(none) as bigint) as none,
        cast(sum(quarantined) as bigint) as quarantined,
        cast(sum(rejected) as bigint) as rejected
    from counted
    group by source_ip
    order by 4 desc, source_ip
    limit ?
)
select
    coalesce(nullif(service, ''), nullif(base_domain, ''), host(source_ip)) as sender,
    coalesce(service, '') as service,
    coalesce(category, '') as category,
    host(source_ip) as address,
    coalesce(ptr, '') as ptr,
    coalesce(country, '') as country,
    coalesce(asn, 0) as asn,
    coalesce(as_name, '') as as_name,
    first_seen, last_seen, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected
from sources
left join source_addresses on address = source_ip
order by messages desc, source_ip
