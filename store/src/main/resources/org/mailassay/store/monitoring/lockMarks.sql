-- An account that was never read begins now: what came before belongs to the backlog of its domains.
insert into host_discovery as marks (account_id, scans_through, reports_through)
values (?, ?, ?)
on conflict (account_id) do update set account_id = marks.account_id
returning scans_through, reports_through
