select
    domains.account_id, domains.name, coalesce(week.messages, 0) as messages, coalesce(week.failed, 0) as failed,
    coalesce(before.messages, 0) as messages_before, coalesce(before.failed, 0) as failed_before,
    coalesce((
        select string_agg(senders.sender, chr(10) order by senders.messages desc, senders.sender)
        from (
            select sender, messages
            from domain_senders
            where domain_senders.account_id = domains.account_id and domain_senders.domain_id = domains.id
                and not learned and first_seen >= cast(:week as date) at time zone 'UTC'
                and first_seen < (cast(:week as date) + 7) at time zone 'UTC'
            order by messages desc, sender
            limit 50
        ) as senders
    ), '') as senders
from domains
left join lateral (
    select cast(sum(messages) as bigint) as messages, cast(sum(messages - dmarc_pass) as bigint) as failed
    from daily_totals
    where account_id = domains.account_id and domain_id = domains.id
        and day >= cast(:week as date) and day < cast(:week as date) + 7
) as week on true
left join lateral (
    select cast(sum(messages) as bigint) as messages, cast(sum(messages - dmarc_pass) as bigint) as failed
    from daily_totals
    where account_id = domains.account_id and domain_id = domains.id
        and day >= cast(:week as date) - 7 and day < cast(:week as date)
) as before on true
where domains.account_id = any(:accounts) and domains.active
order by domains.account_id, messages desc, domains.name
