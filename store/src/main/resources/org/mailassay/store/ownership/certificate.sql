select
    domains.name, domains.verified_at is not null as verified, certificates.issued_at, score.scans, score.average,
    score.newest
from certificates
join domains on domains.account_id = certificates.account_id and domains.id = certificates.domain_id
cross join lateral (
    select
        cast(count(*) as integer) as scans, cast(round(avg(overall)) as integer) as average,
        max(processed_at) as newest
    from (
        select overall, processed_at
        from scans
        where scans.account_id = domains.account_id and sender_domain = domains.name and scans.created_at > :since
            and status = 'completed' and overall is not null
        order by scans.created_at desc, scans.id desc
        limit :most
    ) as counted
) as score
where certificates.token = :token
