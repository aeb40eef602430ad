insert into blocklist_probes as stored (zone, kind, verdict, detail, probed_at)
select zone, kind, verdict, detail, probed_at
from unnest(?, ?, ?, ?, ?) as probed (zone, kind, verdict, detail, probed_at)
order by zone, kind
on conflict (zone, kind) do update set
    verdict = excluded.verdict,
    detail = excluded.detail,
    probed_at = excluded.probed_at
