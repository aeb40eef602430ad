update host_discovery
set scans_through = greatest(scans_through, ?), reports_through = greatest(reports_through, ?)
where account_id = ?
