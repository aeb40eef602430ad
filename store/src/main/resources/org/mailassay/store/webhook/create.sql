insert into webhooks (account_id, id, url, format, event_types, active, secret, transaction, event_id, created_at)
overriding system value
select :account_id, :id, :url, :format, :event_types, :active, :secret, pg_snapshot_xmin(pg_current_snapshot()), 0,
    cast(:now as timestamptz)
where (select count(*) from webhooks where account_id = :account_id) < :most
returning id
