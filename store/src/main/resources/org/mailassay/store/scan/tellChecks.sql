insert into scan_events (account_id, scan_id, kind, subject, finished, total)
select scans.account_id, scans.id, 'check', done.subject, done.finished, done.total
from scans
join unnest(?, ?, ?) with ordinality as done (subject, finished, total, place) on true
where scans.account_id = ? and scans.id = ? and scans.run = ? and scans.status = 'processing'
order by done.place
