select cast(cast(transaction as text) as bigint) as transaction, id from event_readers where name = :name
