-- Across accounts on purpose: a message may be for several. A seed address takes any number of messages.
delete from recipients where kind = 'scan' and local_part = any(?)
