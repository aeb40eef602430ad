select
    page.account_id, host(page.address) as address, page.overall,
    (
        select max(days.overall)
        from health_days days
        where days.account_id = page.account_id and days.address = page.address
            and days.day >= :since and days.day < :today
    ) as best,
    coalesce((
        select string_agg(distinct listings.zone, ',' order by listings.zone)
        from blocklistings listings
        where listings.account_id = page.account_id and listings.address = page.address
    ), '') as zones
from (
    select distinct on (cards.account_id, cards.address) cards.account_id, cards.address, cards.overall
    from health_cards cards
    join accounts on accounts.id = cards.account_id
    where (cards.account_id, cards.address) > (:account_id, cast(:address as inet)) and cards.overall is not null
        and accounts.status = 'active' and (accounts.period_end is null or accounts.period_end > :now)
    order by cards.account_id, cards.address, cards.checked_at desc
    limit :limit
) as page
order by page.account_id, page.address
