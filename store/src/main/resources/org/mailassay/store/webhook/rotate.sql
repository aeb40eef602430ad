update webhooks
set earlier_secret = secret, earlier_until = :until, secret = :secret
where account_id = :account_id and id = :id
