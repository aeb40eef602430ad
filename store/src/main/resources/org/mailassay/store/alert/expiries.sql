select
    certificates.domain_id,
    case kind when 'mta_sts' then 'the certificate of ' else 'the mark certificate at ' end || host as what, not_after
from unnest(:accounts, :domains) as wanted (account_id, domain_id)
join domain_certificates certificates
    on certificates.account_id = wanted.account_id and certificates.domain_id = wanted.domain_id
order by certificates.domain_id, not_after, host
