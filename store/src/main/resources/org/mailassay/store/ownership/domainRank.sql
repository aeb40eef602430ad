-- Across accounts on purpose: a domain is compared with all verified ones of the appliance. Only numbers come of it.
select
    count(*) as domains,
    count(*) filter (where domains.account_id <> :account_id) as others,
    count(*) filter (where score.average < :average) as below
from domains
cross join lateral (
    select round(avg(overall)) as average
    from (
        select overall
        from scans
        where scans.account_id = domains.account_id and sender_domain = domains.name and scans.created_at > :since
            and status = 'completed' and overall is not null
        order by scans.created_at desc, scans.id desc
        limit :most
    ) as counted
    having count(*) >= :least
) as score
where domains.verified_at is not null
