select raw_message.coding, raw_message.size, raw_message.octets
from scans
join raw_message on raw_message.id = scans.raw_message_id
where scans.account_id = ? and scans.id = ?
