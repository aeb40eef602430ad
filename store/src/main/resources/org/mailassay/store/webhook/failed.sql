update webhooks
set failures = least(failures + 1, 1000000), failing_since = coalesce(failing_since, ?)
where account_id = ? and id = ?
returning failures, failing_since
