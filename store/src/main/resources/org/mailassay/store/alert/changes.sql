-- What was there before the first complete look is how it began, not a change.
select changes.domain_id, changes.at, changes.what, cast(0 as bigint) as messages
from unnest(:accounts, :domains) as wanted (account_id, domain_id)
join domain_monitoring monitored
    on monitored.account_id = wanted.account_id and monitored.domain_id = wanted.domain_id
cross join lateral (
    select records.domain_id, greatest(records.first_seen_at, records.removed_at) as at,
        records.record_type || ' ' || records.record_key || case when records.removed_at is null
            then ' is new or has changed' else ' is gone' end as what
    from dns_records records
    where records.account_id = wanted.account_id and records.domain_id = wanted.domain_id
        and (
            (records.removed_at is null and records.first_seen_at >= :since
                and records.first_seen_at > monitored.first_complete_at)
            or (records.removed_at >= :since and not exists (
                select
                from dns_records later
                where later.account_id = records.account_id and later.domain_id = records.domain_id
                    and later.record_type = records.record_type and later.record_key = records.record_key
                    and later.removed_at is null))
        )
    order by 2 desc, 3
    limit 50
) as changes
order by changes.domain_id, changes.at, changes.what
