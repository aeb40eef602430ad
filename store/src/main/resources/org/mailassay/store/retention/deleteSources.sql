delete from daily_sources
where ctid = any(array(
    select ctid from daily_sources where account_id = :account_id and day < :before limit :limit))
    and account_id = :account_id
