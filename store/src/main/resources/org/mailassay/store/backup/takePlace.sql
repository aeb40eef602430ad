-- The statements that put the tables, views and functions of one schema in the place of those of the same names in the
-- current one, in their order.
with names as (
    select ? as staging, cast(current_schema() as text) as target
),
relations as (
    select n.*, c.relname, c.relkind, c.relispartition
    from names n
    join pg_namespace s on s.nspname = n.staging
    join pg_class c on c.relnamespace = s.oid
    where c.relkind in ('r', 'p', 'v')
),
functions as (
    select n.*, p.proname, pg_get_function_identity_arguments(p.oid) as arguments
    from names n
    join pg_namespace s on s.nspname = n.staging
    join pg_proc p on p.pronamespace = s.oid
)
select statement
from (
    select 1 as step, format('drop view if exists %I.%I cascade', target, relname) as statement
    from relations where relkind = 'v'
    union all
    select 2, format('drop table if exists %I.%I cascade', target, relname)
    from relations where relkind <> 'v' and not relispartition
    union all
    select 3, format('drop function if exists %I.%I(%s) cascade', target, proname, arguments) from functions
    union all
    select 4, format('alter table %I.%I set schema %I', staging, relname, target) from relations where relkind <> 'v'
    union all
    select 5, format('alter view %I.%I set schema %I', staging, relname, target) from relations where relkind = 'v'
    union all
    select 6, format('alter function %I.%I(%s) set schema %I', staging, proname, arguments, target) from functions
) statements
order by step;
