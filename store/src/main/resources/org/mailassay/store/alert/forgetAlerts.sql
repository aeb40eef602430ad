delete from alerts
where (account_id, id) in (
    select account_id, id
    from alerts
    where recovered_at < :before
    order by recovered_at
    limit :limit)
