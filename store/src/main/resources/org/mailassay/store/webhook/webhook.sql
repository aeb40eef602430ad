select
    account_id, id, url, format, array_to_string(event_types, ',') as event_types, active, paused_at, failures,
    failing_since, earlier_until, created_at
from webhooks
