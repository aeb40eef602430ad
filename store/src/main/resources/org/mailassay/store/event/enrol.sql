insert into event_readers (name, transaction, id)
values (?, pg_snapshot_xmin(pg_current_snapshot()), 0)
on conflict (name) do nothing
