select coding, size, octets
from raw_message
where id = ? and exists (select from intake where account_id = ? and raw_message_id = raw_message.id)
