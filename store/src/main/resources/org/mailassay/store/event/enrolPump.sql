insert into event_readers (name, transaction, id)
select :name, pg_snapshot_xmin(pg_current_snapshot()), 0
where not exists (select from event_readers where name = :name)
on conflict (name) do nothing
