select account_id, domain_id, kind, host, text
from (
    select records.account_id, records.domain_id,
        case records.record_type when 'BIMI' then 'bimi' else 'mta_sts' end as kind,
        records.record_key as host, records.record_value as text
    from dns_records records
    join domains on domains.account_id = records.account_id and domains.id = records.domain_id
    join accounts on accounts.id = records.account_id
    where records.removed_at is null and records.record_type in ('MTA-STS-POLICY', 'BIMI')
        and (records.account_id, records.domain_id) >= (:account_id, :domain_id)
        and domains.verified_at is not null and accounts.status = 'active'
) as watched
where (account_id, domain_id, kind, host) > (:account_id, :domain_id, :kind, :host)
order by account_id, domain_id, kind, host
limit :limit
