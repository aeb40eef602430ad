insert into daily_sources as stored (
    account_id, domain_id, day, source_ip, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected)
select account_id, domain_id, day, source_ip, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected
from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as added (
    account_id, domain_id, day, source_ip, messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected)
order by account_id, domain_id, day, source_ip
on conflict (account_id, domain_id, day, source_ip) do update set
    messages = stored.messages + excluded.messages,
    spf_pass = stored.spf_pass + excluded.spf_pass,
    dkim_pass = stored.dkim_pass + excluded.dkim_pass,
    dmarc_pass = stored.dmarc_pass + excluded.dmarc_pass,
    none = stored.none + excluded.none,
    quarantined = stored.quarantined + excluded.quarantined,
    rejected = stored.rejected + excluded.rejected
