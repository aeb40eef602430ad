update webhooks set resting_until = ? where account_id = ? and id = ?
