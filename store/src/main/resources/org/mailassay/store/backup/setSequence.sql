select setval(
    pg_get_serial_sequence(quote_ident(current_schema()) || '.' || quote_ident(?), ?),
    cast(? as bigint), cast(? as boolean));
