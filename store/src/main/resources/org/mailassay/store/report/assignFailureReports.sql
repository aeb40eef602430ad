-- As for aggregate reports: see assignReports.
update failure_reports
set domain_id = ?
where account_id = ? and domain_id is null
    and (left(reverse(reported_domain), 253) = reverse(?)
        or left(reverse(reported_domain), 253) ~>=~ (reverse(?) || '.')
            and left(reverse(reported_domain), 253) ~<~ (reverse(?) || '/'))
returning id, intake_id, coalesce(host(source_ip), '')
