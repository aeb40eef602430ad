update intake
set fate = ?, reason = ?, detail = ?, outcomes = cast(? as jsonb), taken_at = now()
where account_id = ? and id = ?
