select count(*)
from pg_class
where relname = 'schema_history' and relnamespace = to_regnamespace(quote_ident(current_schema()));
