select pg_advisory_xact_lock(9993, hashtext(?))
