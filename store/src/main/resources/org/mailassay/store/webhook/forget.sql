delete from webhook_deliveries
where (account_id, webhook_id, id) in (
    select account_id, webhook_id, id
    from webhook_deliveries
    where finished_at < :before
    order by finished_at
    limit :limit)
