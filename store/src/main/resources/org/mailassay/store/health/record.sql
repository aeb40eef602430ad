with looks as (
    select *
    from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as look (
        account_id, ip_id, address, next_check, overall, crisis, card, checked_at, day)
), locked as (
    select stored.account_id, stored.ip_id, stored.address
    from health_cards stored
    join looks using (account_id, ip_id, address)
    order by stored.account_id, stored.ip_id, stored.address
    for update of stored
), kept as (
    update health_cards stored
    set overall = looks.overall, crisis = looks.crisis, card = cast(looks.card as json),
        checked_at = looks.checked_at, next_check = looks.next_check, failures = 0
    from looks
    join locked using (account_id, ip_id, address)
    where (stored.account_id, stored.ip_id, stored.address) = (looks.account_id, looks.ip_id, looks.address)
    returning looks.account_id, looks.ip_id, looks.address, looks.day, looks.overall
)
insert into health_days (account_id, ip_id, address, day, overall)
select account_id, ip_id, address, day, overall from kept
on conflict (account_id, ip_id, address, day) do update set overall = excluded.overall
