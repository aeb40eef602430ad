select id, quarantine_unauthenticated, failure_reports = 'full' from accounts where id = any(?)
