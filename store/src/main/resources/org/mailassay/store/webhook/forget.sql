delete from webhook_deliveries
where (account_id, webhook_id, id) in (
    select account_id, webhook_id, id
    from (
        select account_id, webhook_id, id
        from webhook_deliveries
        where finished_at < :before
        union all
        select account_id, webhook_id, id
        from webhook_deliveries
        where state = 'waiting' and created_at < :before
    ) as old
    limit :limit)
