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
), known as (
    select account_id, domain_id, count(*) as senders
    from domain_senders
    where (account_id, domain_id) in (select account_id, domain_id from seen)
    group by account_id, domain_id
), candidates as (
    -- Those that pass come first where there is not room for all.
    select seen.*, row_number() over (
        partition by seen.account_id, seen.domain_id
        order by coalesce(dmarc_pass, 0) > 0 desc, messages desc, sender) as place
    from seen
    where not exists (
        select
        from domain_senders there
        where there.account_id = seen.account_id and there.domain_id = seen.domain_id and there.sender = seen.sender)
), added as (
    insert into domain_senders (account_id, domain_id, sender, address, messages, dmarc_pass, first_seen, learned)
    select account_id, domain_id, sender, address, messages, coalesce(dmarc_pass, 0), first_seen,
        coalesce((
            select min(known.first_seen)
            from domain_senders known
            where known.account_id = seen.account_id and known.domain_id = seen.domain_id
        ), first_seen) > first_seen - make_interval(secs => cast(? as double precision))
    from candidates seen
    where place <= ? - coalesce((
        select senders
        from known
        where known.account_id = seen.account_id and known.domain_id = seen.domain_id), 0)
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
