-- Deletes some of an account's events and notes the last of them, in one statement.
with expired as (
    select transaction, id
    from events
    where account_id = :account_id and occurred_at < :before
        and transaction < pg_snapshot_xmin(pg_current_snapshot())
    order by transaction, id
    limit :limit
    for update skip locked
), deleted as (
    delete from events
    using expired
    where events.account_id = :account_id and events.transaction = expired.transaction and events.id = expired.id
), last as (
    select transaction, id from expired order by transaction desc, id desc limit 1
), horizon as (
    insert into event_horizons as known (account_id, transaction, id)
    select cast(:account_id as bigint), transaction, id from last
    on conflict (account_id) do update set transaction = excluded.transaction, id = excluded.id
        where (excluded.transaction, excluded.id) > (known.transaction, known.id)
)
select count(*) as deleted from expired
