-- Tables and views of the current schema that the other one has not.
select c.relname::text
from pg_class c
where c.relnamespace = to_regnamespace(quote_ident(current_schema()))
  and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
  and not exists (
      select 1
      from pg_class o
      join pg_namespace s on s.oid = o.relnamespace
      where s.nspname = ? and o.relname = c.relname)
order by 1;
