select token from certificates where account_id = :account_id and domain_id = :domain_id
