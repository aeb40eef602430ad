update webhooks
set failures = 0, failing_since = null, resting_until = null
where account_id = ? and id = ? and failures > 0
