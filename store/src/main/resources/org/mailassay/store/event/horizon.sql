select account_id
from event_horizons
where account_id = :account_id and (transaction, id) > (cast(cast(:transaction as text) as xid8), :id)
