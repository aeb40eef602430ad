update webhooks
set url = :url, format = :format, event_types = :event_types, active = :active,
    paused_at = case when :active then null else paused_at end,
    failures = case when :active then 0 else failures end,
    failing_since = case when :active then null else failing_since end,
    resting_until = null
where account_id = :account_id and id = :id
