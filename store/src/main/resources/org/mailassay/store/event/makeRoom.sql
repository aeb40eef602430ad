-- Of a domain that has as many senders as it may, a tenth goes: those first that never passed, the oldest of them first.
-- Whom it was learned from stays longest, so that nothing is learned anew.
delete from domain_senders
where (account_id, domain_id, sender) in (
    select account_id, domain_id, sender
    from (
        select account_id, domain_id, sender,
            count(*) over (partition by account_id, domain_id) as senders,
            row_number() over (
                partition by account_id, domain_id
                order by learned desc, dmarc_pass > 0 desc, first_seen desc, sender) as place
        from domain_senders
        where (account_id, domain_id) in (
            select reports.account_id, reports.domain_id
            from unnest(?, ?) as wanted (account_id, report_id)
            join reports on reports.account_id = wanted.account_id and reports.id = wanted.report_id)
    ) as placed
    where senders >= ? and place > cast(? as bigint) * 9 / 10 and not learned
)
