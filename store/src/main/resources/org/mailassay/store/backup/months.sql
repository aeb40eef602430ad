select to_char(to_date(right(c.relname, 7), 'YYYY_MM'), 'YYYY-MM-DD')
from pg_inherits i
join pg_class c on c.oid = i.inhrelid
where i.inhparent = to_regclass(quote_ident(current_schema()) || '.report_rows')
  and c.relname ~ '^report_rows_[0-9]{4}_[0-9]{2}$'
order by 1;
