select cast(cast(transaction as text) as bigint) as transaction, id
from event_horizons
where account_id = :account_id
