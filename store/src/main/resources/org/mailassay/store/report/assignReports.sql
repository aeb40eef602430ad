-- The domain itself, or any name that ends with a dot and it; written for the index on reversed names. '/' is the
-- character after '.'.
update reports
set domain_id = ?
where account_id = ? and domain_id is null
    and (left(reverse(policy_domain), 253) = reverse(?)
        or left(reverse(policy_domain), 253) ~>=~ (reverse(?) || '.')
            and left(reverse(policy_domain), 253) ~<~ (reverse(?) || '/'))
returning id, intake_id, begins, ends, received_on, row_count
