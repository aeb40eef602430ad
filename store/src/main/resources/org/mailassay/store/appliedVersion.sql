select coalesce(max(cast(version as integer)), 0) from schema_history where success;
