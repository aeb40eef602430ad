select messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected
from daily_sources
where account_id = :account_id and domain_id = :domain_id and day = :day and source_ip = cast(:source_ip as inet)
