insert into domain_certificates (account_id, domain_id, kind, host, not_after, seen_at)
select seen.account_id, seen.domain_id, seen.kind, seen.host, seen.not_after, seen.seen_at
from unnest(?, ?, ?, ?, ?, ?) as seen (account_id, domain_id, kind, host, not_after, seen_at)
join domains on domains.account_id = seen.account_id and domains.id = seen.domain_id
order by 1, 2, 3, 4
on conflict (account_id, domain_id, kind, host) do update set
    not_after = excluded.not_after, seen_at = excluded.seen_at
