insert into private_octets (account_id, raw_message_id)
select account_id, raw_message_id from unnest(?, ?) as noted (account_id, raw_message_id)
order by account_id, raw_message_id
on conflict (account_id, raw_message_id) do nothing
