update alerts
set recovered_at = ?
where recovered_at is null and case when domain_id = 0
    then not exists (
        select
        from health_cards cards
        where cards.account_id = alerts.account_id and host(cards.address) = alerts.subject)
    else not exists (
        select
        from domains
        where domains.account_id = alerts.account_id and domains.id = alerts.domain_id)
    end
returning account_id, domain_id, subject, rule
