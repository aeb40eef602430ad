select scans.sender_domain, scans.reverse_path, host(scans.client) as client, scans.helo, results.results_coding,
    results.results_size, results.results
from scans
join scan_results results on results.account_id = scans.account_id and results.scan_id = scans.id
where scans.account_id = ? and scans.status = 'completed' and scans.sender_domain is not null
