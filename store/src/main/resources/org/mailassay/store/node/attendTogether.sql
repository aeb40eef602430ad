select pg_try_advisory_lock_shared(hashtextextended('mailassay', 0));
