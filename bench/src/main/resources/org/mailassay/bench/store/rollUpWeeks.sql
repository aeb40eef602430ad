insert into weekly_sources (
    account_id, domain_id, week, source_ip, first_day, last_day, messages, spf_pass, dkim_pass, dmarc_pass, none,
    quarantined, rejected)
select
    account_id, domain_id, day - cast(extract(isodow from day) as integer) + 1, source_ip, min(day), max(day),
    sum(messages), sum(spf_pass), sum(dkim_pass), sum(dmarc_pass), sum(none), sum(quarantined), sum(rejected)
from daily_sources
where account_id = :account_id
group by 1, 2, 3, 4
