-- The newest reports, and not every record of a huge one: a look at a domain's records must not wait for statistics.
-- Only selectors whose signatures passed: anybody can make up one that fails.
with newest as (
    select id, received_on
    from reports
    where account_id = :account_id and domain_id = :domain_id
    order by begins desc, id desc
    limit 100
)
select distinct signature ->> 1 as selector
from newest
cross join lateral (
    select details
    from report_rows
    where account_id = :account_id and report_id = newest.id and received_on = newest.received_on
    limit 200
) as some_rows
cross join lateral jsonb_array_elements(details -> 'dkim') as signature
where signature ->> 0 = (select name from domains where account_id = :account_id and id = :domain_id)
    and signature ->> 1 <> '' and signature ->> 2 = 'pass'
limit :limit
