select senders.domain_id, senders.first_seen as at, senders.sender as what, senders.messages
from unnest(:accounts, :domains) as wanted (account_id, domain_id)
cross join lateral (
    select domain_id, first_seen, sender, messages
    from domain_senders
    where domain_senders.account_id = wanted.account_id and domain_senders.domain_id = wanted.domain_id
        and not learned and first_seen >= :since
    order by first_seen desc, sender
    limit 100
) as senders
order by senders.domain_id, senders.first_seen, senders.sender
