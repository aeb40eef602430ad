select raw_message.size
from scans
join raw_message on raw_message.id = scans.raw_message_id
where scans.account_id = :account_id and scans.id = :id
