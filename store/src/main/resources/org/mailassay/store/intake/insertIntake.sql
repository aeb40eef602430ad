insert into intake (
    account_id, id, mail_name, raw_message_id, received_at, reverse_path, client, size, authenticated,
    authentication_results, fate, reason, detail, outcomes)
select
    account_id, id, mail_name, raw_message_id, received_at, reverse_path, cast(nullif(client, '') as inet), size,
    authenticated, authentication_results, fate, reason, detail, cast(outcomes as jsonb)
from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as new (
    account_id, id, mail_name, raw_message_id, received_at, reverse_path, client, size, authenticated,
    authentication_results, fate, reason, detail, outcomes)
order by account_id, mail_name
on conflict (account_id, mail_name) do nothing
