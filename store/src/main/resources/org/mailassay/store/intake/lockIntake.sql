select id from intake where account_id = ? and id = ? and cast(taken_at as text) = ? for update
