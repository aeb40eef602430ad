-- The numbers of transactions are another cluster's, or of another time of this one. What was told keeps its order, is
-- older than everything to come, and readers hear that they have to begin anew.
update events set transaction = '0';
update event_horizons set transaction = '0';
update event_epochs set epoch = left(replace(cast(gen_random_uuid() as text), '-', ''), 12);
-- Rather once more than not at all: what was delivered is known by the event's number.
update event_readers set transaction = '0', id = greatest(0, id - 10000);
update webhooks set transaction = '0', event_id = greatest(0, event_id - 10000);
