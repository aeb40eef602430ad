update accounts set failure_reports = ? where id = ?
