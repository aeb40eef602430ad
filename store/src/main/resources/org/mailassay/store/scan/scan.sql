select
    scans.account_id, scans.id, scans.local_part, scans.status, scans.failure, scans.created_at, scans.received_at,
    scans.processed_at, scans.processing_ms, scans.view_count, coalesce(scans.share_token, '') as share_token,
    coalesce(seed_addresses.local_part, '') as seed_local_part, scans.overall, scans.spam_score, scans.from_header,
    scans.subject, scans.sender_domain
from scans
left join seed_addresses on seed_addresses.account_id = scans.account_id and seed_addresses.id = scans.seed_id
