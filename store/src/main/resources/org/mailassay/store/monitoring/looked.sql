update domain_monitoring
set last_look_at = ?, next_look_at = ?, failures = ?,
    first_complete_at = coalesce(first_complete_at, case when ? then cast(? as timestamptz) end)
where account_id = ? and domain_id = ?
