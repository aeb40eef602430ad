with due as (
    select cards.account_id, cards.ip_id, cards.address
    from health_cards cards
    join ips on ips.account_id = cards.account_id and ips.id = cards.ip_id
    join accounts on accounts.id = cards.account_id
    where cards.next_check <= :now and ips.verified_at is not null and accounts.status = 'active'
        and (accounts.period_end is null or accounts.period_end > :now)
    order by cards.next_check
    limit :limit
    for update of cards skip locked)
update health_cards cards
set next_check = :leased_until
from due
where (cards.account_id, cards.ip_id, cards.address) = (due.account_id, due.ip_id, due.address)
returning cards.account_id, cards.ip_id, host(cards.address) as address, cards.failures
