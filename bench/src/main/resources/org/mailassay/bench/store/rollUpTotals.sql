insert into daily_totals (
    account_id, domain_id, day, reports, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected)
select account_id, domain_id, day, 0, sum(messages), sum(spf_pass), sum(dkim_pass), sum(dmarc_pass), sum(none),
    sum(quarantined), sum(rejected)
from daily_sources where account_id = :account_id and day = cast(cast(:day as text) as date)
group by account_id, domain_id, day
