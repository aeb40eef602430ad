insert into sealed_mails (account_id, intake_id, key_id, nonce, coding, size, octets)
select account_id, intake_id, key_id, nonce, coding, size, octets
from unnest(?, ?, ?, ?, ?, ?, ?) as new (account_id, intake_id, key_id, nonce, coding, size, octets)
order by account_id, intake_id
on conflict (account_id, intake_id) do update set
    key_id = excluded.key_id, nonce = excluded.nonce, coding = excluded.coding, size = excluded.size,
    octets = excluded.octets
