select
    id, mail_name, raw_message_id, received_at, reverse_path, coalesce(host(client), '') as client, size, authenticated,
    authentication_results, fate, reason, detail, cast(outcomes as text) as outcomes
from intake
where account_id = :account_id and mail_name = :mail_name
