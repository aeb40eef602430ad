select pg_try_advisory_lock(hashtextextended('mailassay', 0));
