), watched as (
    select batch.id, batch.received_on, batch.domain_id, domains.name
    from batch
    join domains on domains.account_id = ? and domains.id = batch.domain_id
    where domains.verified_at is not null
), aligned as (
    -- Only what passed for the domain: anybody can send in its name, and a forwarder's address is not its own.
    select watched.domain_id, watched.name, each.*
    from watched
    cross join lateral (
        select spf, dkim, host(source_ip) as source, header_from, envelope_from, details
        from report_rows
        where account_id = ? and report_id = watched.id and received_on = watched.received_on and (spf or dkim)
        limit 500
    ) as each
), found as (
    select domain_id, name, source as host, 'sending_ip' as kind, '' as selector
    from aligned where spf
    union
    select domain_id, name, lower(header_from), 'header_from', ''
    from aligned
    union
    select domain_id, name, lower(envelope_from), 'envelope_from', ''
    from aligned where spf
    union
    select domain_id, name, lower(result ->> 0), case result ->> 1 when 'helo' then 'helo' else 'envelope_from' end, ''
    from aligned cross join lateral jsonb_array_elements(details -> 'spf') as result
    where spf and result ->> 2 = 'pass'
    union
    select domain_id, name, lower(result ->> 0), 'dkim_domain', lower(result ->> 1)
    from aligned cross join lateral jsonb_array_elements(details -> 'dkim') as result
    where dkim and result ->> 2 = 'pass'
)
select domain_id, host, kind, selector
from found
where kind = 'sending_ip' or host = name or right(host, length(name) + 1) = '.' || name
limit 20000
