insert into nodes (name, version, started_at, seen_at)
values (:name, :version, :started_at, :seen_at)
on conflict (name) do update set
    version = excluded.version, started_at = excluded.started_at, seen_at = excluded.seen_at
