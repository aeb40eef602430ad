delete from alert_states states
where case when domain_id = 0
    then not exists (
        select
        from health_cards cards
        where cards.account_id = states.account_id and host(cards.address) = states.subject)
    else not exists (
        select
        from domains
        where domains.account_id = states.account_id and domains.id = states.domain_id)
    end
