insert into scan_images (account_id, scan_id, archive, expires_at) values (?, ?, ?, ?)
on conflict (account_id, scan_id) do update set archive = excluded.archive, expires_at = excluded.expires_at
