delete from setup_tokens where account_id = ? and purpose = ? and subject ->> 'id' = ?
