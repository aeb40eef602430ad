delete from daily_totals
where ctid = any(array(
    select ctid from daily_totals where account_id = :account_id and day < :before limit :limit))
    and account_id = :account_id
