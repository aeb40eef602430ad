with batch as (
    select id, domain_id, received_on
    from reports
    where account_id = ? and domain_id is not null and stored_at > ? and stored_at <= ? and authenticated <> 'fail'
