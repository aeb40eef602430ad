select pg_advisory_xact_lock(9994, 0)
