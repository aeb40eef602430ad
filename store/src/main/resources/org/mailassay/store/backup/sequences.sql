select c.relname, a.attname, pg_get_serial_sequence(quote_ident(current_schema()) || '.' || quote_ident(c.relname), a.attname)
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attidentity <> '' and not a.attisdropped
where c.relnamespace = to_regnamespace(quote_ident(current_schema())) and c.relkind in ('r', 'p') and not c.relispartition
order by c.relname, a.attname;
