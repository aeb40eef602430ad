update event_readers set transaction = cast(cast(:transaction as text) as xid8), id = :id where name = :name
