select domains.id as domain_id, problem
from unnest(:accounts, :domains) as wanted (account_id, domain_id)
join domains on domains.account_id = wanted.account_id and domains.id = wanted.domain_id
cross join lateral (
    select case domains.dns_status
        when 'missing' then 'a DNS record that mail needs is missing' else 'a DNS record is not valid' end as problem
    where domains.dns_status in ('missing', 'invalid')
    union all
    select distinct gone.record_type || ' ' || gone.record_key || ' is missing'
    from dns_records gone
    where gone.account_id = domains.account_id and gone.domain_id = domains.id
        and gone.record_type in ('SPF', 'DMARC', 'MX') and gone.record_key in (domains.name, '_dmarc.' || domains.name)
        and gone.removed_at is not null
        and not exists (
            select
            from dns_records present
            where present.account_id = gone.account_id and present.domain_id = gone.domain_id
                and present.record_type = gone.record_type and present.record_key = gone.record_key
                and present.removed_at is null)
) as problems
order by domains.id, problem
