update domains set active = false where account_id = :account_id and id = :id
