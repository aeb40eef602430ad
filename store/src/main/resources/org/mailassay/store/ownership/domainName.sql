select name from domains where account_id = ? and id = ?
