select cast(cast(transaction as text) as bigint), id from event_readers where name = ? for update
