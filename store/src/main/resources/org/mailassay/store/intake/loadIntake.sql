select mail_name, raw_message_id, received_at, reverse_path, authenticated
from intake
where account_id = ? and id = ?
