select nextval(pg_get_serial_sequence('webhooks', 'id')) as id
