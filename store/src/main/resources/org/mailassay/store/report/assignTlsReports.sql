-- As for aggregate reports: see assignReports.
update tls_reports
set domain_id = ?
where account_id = ? and domain_id is null
    and (left(reverse(policy_domain), 253) = reverse(?)
        or left(reverse(policy_domain), 253) ~>=~ (reverse(?) || '.')
            and left(reverse(policy_domain), 253) ~<~ (reverse(?) || '/'))
returning id, intake_id, begins, ends, detail_count
