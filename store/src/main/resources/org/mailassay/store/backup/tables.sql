-- Every table of the current schema with its columns, each after those that its foreign keys refer to. Partitions are
-- left out, their parent stands for them; and so is the history of the schema, which migrating writes.
with recursive tables as (
    select c.oid, c.relname
    from pg_class c
    where c.relnamespace = to_regnamespace(quote_ident(current_schema()))
      and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_history'
),
places (oid, place) as (
    select oid, 0 from tables
    union
    select k.conrelid, p.place + 1
    from places p
    join pg_constraint k on k.contype = 'f' and k.confrelid = p.oid and k.conrelid <> k.confrelid
    where k.conrelid in (select oid from tables) and p.place < 100
)
select
    t.relname::text as name,
    array(select a.attname::text from pg_attribute a
          where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          order by a.attnum) as columns
from tables t
order by (select max(p.place) from places p where p.oid = t.oid), t.relname;
