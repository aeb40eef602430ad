select id from accounts where id = ? for no key update
