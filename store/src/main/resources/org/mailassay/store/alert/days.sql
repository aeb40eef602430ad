select totals.domain_id, totals.day, totals.messages, totals.messages - totals.dmarc_pass as failed
from unnest(:accounts, :domains) as wanted (account_id, domain_id)
join daily_totals totals on totals.account_id = wanted.account_id and totals.domain_id = wanted.domain_id
where totals.day >= :since and totals.messages > 0
order by totals.domain_id, totals.day
