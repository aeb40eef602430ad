insert into weekly_sources as stored (
    account_id, domain_id, week, source_ip, first_day, last_day, messages, spf_pass, dkim_pass, dmarc_pass, none,
    quarantined, rejected)
select
    account_id, domain_id, day - cast(extract(isodow from day) as integer) + 1, source_ip, min(day), max(day),
    sum(messages), sum(spf_pass), sum(dkim_pass), sum(dmarc_pass), sum(none), sum(quarantined), sum(rejected)
from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as added (
    account_id, domain_id, day, source_ip, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected)
group by 1, 2, 3, 4
order by 1, 2, 3, 4
on conflict (account_id, domain_id, week, source_ip) do update set
    first_day = least(stored.first_day, excluded.first_day),
    last_day = greatest(stored.last_day, excluded.last_day),
    messages = stored.messages + excluded.messages,
    spf_pass = stored.spf_pass + excluded.spf_pass,
    dkim_pass = stored.dkim_pass + excluded.dkim_pass,
    dmarc_pass = stored.dmarc_pass + excluded.dmarc_pass,
    none = stored.none + excluded.none,
    quarantined = stored.quarantined + excluded.quarantined,
    rejected = stored.rejected + excluded.rejected
