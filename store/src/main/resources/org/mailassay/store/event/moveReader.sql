update event_readers set transaction = cast(? as xid8), id = ? where name = ?
