with batch as (
    select id, domain_id, received_on
    from reports
    where account_id = ? and domain_id = ? and authenticated <> 'fail'
    order by begins desc, id desc
    limit 500
