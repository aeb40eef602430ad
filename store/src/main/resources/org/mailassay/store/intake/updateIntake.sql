update intake
set fate = ?, reason = ?, detail = ?, outcomes = cast(? as jsonb), raw_message_id = ?, taken_at = now()
where account_id = ? and id = ?
