select name, version, started_at, seen_at from nodes order by name
