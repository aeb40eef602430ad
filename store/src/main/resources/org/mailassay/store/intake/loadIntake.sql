select mail_name, raw_message_id, received_at, reverse_path, authenticated, cast(taken_at as text)
from intake
where account_id = ? and id = ?
