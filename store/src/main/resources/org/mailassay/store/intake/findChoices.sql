select id from accounts where id = any(?) and quarantine_unauthenticated
