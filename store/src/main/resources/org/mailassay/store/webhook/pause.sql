update webhooks set paused_at = ? where account_id = ? and id = ? and active and paused_at is null
