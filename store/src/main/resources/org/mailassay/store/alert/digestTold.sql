insert into alert_digests as known (account_id, week)
values (?, ?)
on conflict (account_id) do update set week = excluded.week where known.week < excluded.week
