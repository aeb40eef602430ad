with stored as (
    select wanted.account_id, reports.domain_id, reports.id, reports.received_on, wanted.at
    from unnest(?, ?, ?) as wanted (account_id, report_id, at)
    join reports on reports.account_id = wanted.account_id and reports.id = wanted.report_id
    where reports.domain_id is not null
), seen as (
    select
        stored.account_id, stored.domain_id,
        left(coalesce(nullif(service, ''), nullif(base_domain, ''), host(rows.source_ip)), 253) as sender,
        min(rows.source_ip) as address, cast(sum(rows.messages) as bigint) as messages,
        cast(sum(rows.messages) filter (where rows.dkim or rows.spf) as bigint) as dmarc_pass,
        min(stored.at) as first_seen
    from stored
    join report_rows rows on rows.account_id = stored.account_id and rows.report_id = stored.id
        and rows.received_on = stored.received_on
    left join source_addresses on source_addresses.address = rows.source_ip
    group by 1, 2, 3
), added as (
    insert into domain_senders (account_id, domain_id, sender, address, messages, dmarc_pass, first_seen, learned)
    select account_id, domain_id, sender, address, messages, coalesce(dmarc_pass, 0), first_seen,
        coalesce((
            select min(known.first_seen)
            from domain_senders known
            where known.account_id = seen.account_id and known.domain_id = seen.domain_id
        ), first_seen) > first_seen - make_interval(secs => cast(? as double precision))
    from seen
    order by account_id, domain_id, sender
    on conflict (account_id, domain_id, sender) do nothing
    returning *
)
select
    added.account_id, added.domain_id, domains.name, added.sender, host(added.address), added.messages,
    added.first_seen, added.dmarc_pass, added.learned
from added
join domains on domains.account_id = added.account_id and domains.id = added.domain_id
order by added.account_id, added.domain_id, added.messages desc, added.sender
