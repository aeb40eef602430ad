select pg_advisory_xact_lock(hashtext('first_owner'))
