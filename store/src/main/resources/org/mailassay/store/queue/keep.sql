insert into mail_repository (path, mail_key, raw_message_id, envelope, attributes, state, error)
values (?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?)
on conflict (path, mail_key) do update
set raw_message_id = excluded.raw_message_id, envelope = excluded.envelope, attributes = excluded.attributes,
    state = excluded.state, error = excluded.error, stored_at = excluded.stored_at
