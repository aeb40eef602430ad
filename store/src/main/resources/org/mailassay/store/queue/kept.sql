select mail_key, raw_message_id, envelope, attributes, state, error, stored_at
from mail_repository
where path = :path and mail_key = :name
