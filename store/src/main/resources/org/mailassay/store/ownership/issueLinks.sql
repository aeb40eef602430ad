insert into setup_tokens (purpose, account_id, subject, expires_at, token_hash)
select ?, account_id, jsonb_build_object('id', subject_id, 'host', host), expires_at, token_hash
from (select cast(? as bigint) as account_id, cast(? as bigint) as subject_id, cast(? as timestamptz) as expires_at) as claim
cross join unnest(?, ?) as links (token_hash, host)
