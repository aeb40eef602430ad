select id from accounts where id = ? for update
